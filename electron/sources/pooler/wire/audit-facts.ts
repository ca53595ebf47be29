import { z } from 'zod';
import { AUDIT_FACTS, type AuditEvent, type AuditFactName } from '../../../../shared/metadata/audit-log.ts';
import { wordField } from './fields.ts';

/** Longest value of one fact, characters; the server cuts its lists to ten entries anyway (pooler-contract 13.3). */
const LONGEST_VALUE = 400;

/** Setting families whose key names may be kept (pooler-contract 7.2): `smtp.host` is a name, `db.internal` a host. */
const SETTING_KEY =
  /^(gateway|ingress|files|transcription|catalog|mcp|development|metrics|smtp|operator)\.[a-z][a-z0-9_]{0,63}$/;

/** Where the states of secrets stand in a settings change (pooler-contract 7.4). */
const credentialChanges = z.object({ credential_changes: z.record(z.string(), z.unknown()) });

const scalar = z.union([wordField, z.boolean(), z.number().int()]).transform(String);
const settingKey = z.string().regex(SETTING_KEY);

/** One word or a list of names as text; null for anything else. */
function textOf(value: unknown, isPublishable: (text: string) => boolean): string | null {
  if (Array.isArray(value)) {
    return joined(value.flatMap((entry: unknown) => nameOf(entry, isPublishable) ?? []));
  }
  const word = scalar.safeParse(value);
  return word.success && isPublishable(word.data) ? word.data : null;
}

function nameOf(entry: unknown, isPublishable: (text: string) => boolean): string | null {
  const key = settingKey.safeParse(entry);
  if (key.success) return key.data;
  const word = wordField.safeParse(entry);
  return word.success && isPublishable(word.data) ? word.data : null;
}

/** As many whole names as fit; null for none. */
function joined(names: readonly string[]): string | null {
  let text = '';
  for (const name of names) {
    const longer = text === '' ? name : `${text}, ${name}`;
    if (longer.length > LONGEST_VALUE) break;
    text = longer;
  }
  return text === '' ? null : text;
}

/**
 * The facts of an audit row: states, counts and names of what changed, of the published names only. What the server
 * blanked, an empty list, and any value that is not a word, a number or a list of names is left out.
 */
export function auditFactsOf(
  details: Readonly<Record<string, unknown>>,
  isPublishable: (text: string) => boolean,
): AuditEvent['facts'] {
  const nested = credentialChanges.safeParse(details);
  const all = nested.success ? { ...nested.data.credential_changes, ...details } : details;
  return AUDIT_FACTS.flatMap((name: AuditFactName) => {
    const value = Object.hasOwn(all, name) ? textOf(all[name], isPublishable) : null;
    return value === null ? [] : [{ name, value }];
  });
}
