import { z } from 'zod';
import type { ContractFact } from '../../../shared/metadata/contract-fact.ts';

/** What a version, model or prompt name looks like; anything else is dropped unread (design 3.1). */
const WORD = /^[\w.+:-]{1,64}$/;
const wordSchema = z.union([z.string(), z.number()]).transform(String).pipe(z.string().regex(WORD));

/** Kinds are short names; a map with more of them than this is none of codex-pdf, which knows six. */
const MOST_KINDS = 32;
const KIND = /^[a-z][a-z0-9_]{0,31}$/;

/**
 * The reference names these fields and not their spelling (slo-contract 4.5), so several are understood; what is
 * missing or reads otherwise is unknown, which is neither a change nor a version.
 */
const PACKAGE_NAMES = ['package_version', 'version'] as const;
const PARTS = [
  { names: ['model', 'model_id'], lead: '' },
  { names: ['prompt', 'prompt_version'], lead: 'prompt ' },
  { names: ['schema', 'schema_version'], lead: 'schema ' },
] as const;

const objectSchema = z.record(z.string(), z.unknown());

/** The facts of one contract, `replica` in front of their ids; none where the body is no contract at all. */
export function contractFacts(body: unknown, replica: string): ContractFact[] {
  const contract = objectSchema.safeParse(body);
  if (!contract.success) return [];
  const version = firstWord(contract.data, PACKAGE_NAMES);
  const kinds = objectSchema.safeParse(contract.data.ai_model_versions);
  const known = Object.entries(kinds.data ?? {})
    .filter(([kind]) => KIND.test(kind))
    .slice(0, MOST_KINDS);
  return [
    ...(version === null ? [] : [{ id: `${replica}/package`, name: 'package version', value: version }]),
    ...known.flatMap(([kind, told]) => {
      const value = versionOf(told);
      return value === null ? [] : [{ id: `${replica}/ai/${kind}`, name: `AI behind ${kind}`, value }];
    }),
  ];
}

/** A kind is told by one word, or by model, prompt and schema apart. */
function versionOf(told: unknown): string | null {
  const word = wordSchema.safeParse(told);
  if (word.success) return word.data;
  const parts = objectSchema.safeParse(told);
  if (!parts.success) return null;
  const words = PARTS.flatMap(({ names, lead }) => {
    const part = firstWord(parts.data, names);
    return part === null ? [] : [`${lead}${part}`];
  });
  return words.length === 0 ? null : words.join(', ');
}

function firstWord(from: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    const word = wordSchema.safeParse(from[name]);
    if (word.success) return word.data;
  }
  return null;
}
