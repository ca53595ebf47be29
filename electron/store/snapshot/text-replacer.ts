import { isUuid, withReferences } from './identifiers.ts';
import type { TextColumn } from './text-columns.ts';

export interface TextReplacerConfig {
  /** A text with everything that the policy or the profile's own values refuse replaced; itself where it passes. */
  readonly mask: (text: string) => string;
  /** The secrets themselves: a token may look like an id. */
  readonly secrets: ReadonlySet<string>;
  /** For the references of digests; random, and forgotten with the replacer. */
  readonly key: Uint8Array;
}

/** Makes the texts of one snapshot safe, the same text always in the same way. */
export interface TextReplacer {
  replace(text: string, column: Pick<TextColumn, 'holds' | 'unique'>): string;
  /** How many distinct texts the redaction check refused so far; identifiers that became references do not count. */
  replacedValues(): number;
}

/** Settings of the Pooler hold figures as JSON: short names and numbers too small to be anybody's account or phone. */
function isFigures(text: string): boolean {
  if (!text.startsWith('{')) return false;
  const holdsFigures = (value: unknown): boolean =>
    typeof value === 'boolean' ||
    value === null ||
    (typeof value === 'number' && Math.abs(value) < 1e9) ||
    (typeof value === 'object' &&
      Object.entries(value).every(([name, inner]) => /^[a-z_]{1,40}$/.test(name) && holdsFigures(inner)));
  try {
    return holdsFigures(JSON.parse(text));
  } catch {
    return false;
  }
}

/** `rule:id`, as signals are named: a word of ours, and ids that become references. */
function isOwnName(text: string): boolean {
  const [rule = '', ...ids] = text.split(':');
  return /^[a-z_.-]{1,60}$/.test(rule) && ids.length > 0 && ids.every(isUuid);
}

/** Begins with nothing remembered; `replace` keeps what it was asked, because most texts of a store repeat. */
export function createTextReplacer({ mask, secrets, key }: TextReplacerConfig): TextReplacer {
  const answers = { unique: new Map<string, string>(), other: new Map<string, string>() };
  const given = new Map<string, string>();
  const refused = new Set<string>();

  /** Two names must not become one: the second to get the same words gets a number behind them. */
  function distinct(masked: string, original: string): string {
    let name = masked;
    for (let n = 2; (given.get(name) ?? original) !== original; n += 1) name = `${masked} ${n}`;
    given.set(name, original);
    return name;
  }

  function safe(text: string, { holds, unique }: Pick<TextColumn, 'holds' | 'unique'>): string {
    if (isUuid(text) && !secrets.has(text)) {
      return holds === 'request id' ? text : withReferences(text, key);
    }
    const passes = (candidate: string) => {
      const called = holds === 'request id' ? `request id ${candidate}` : candidate;
      return mask(called) === called;
    };
    if (passes(text) || (isFigures(text) && !secrets.has(text))) return text;
    const referred = withReferences(text, key);
    if (passes(referred) || isOwnName(text)) return referred;
    refused.add(text);
    const masked = mask(referred);
    // A name without spaces may be what rows find each other by, whatever column it stands in.
    return unique || !/\s/.test(text) ? distinct(masked, text) : masked;
  }

  return {
    replace(text, column) {
      // No two requests share an id, and there are millions of them.
      if (column.holds === 'request id') return safe(text, column);
      const known = column.unique ? answers.unique : answers.other;
      const answer = known.get(text) ?? safe(text, column);
      known.set(text, answer);
      return answer;
    },
    replacedValues: () => refused.size,
  };
}
