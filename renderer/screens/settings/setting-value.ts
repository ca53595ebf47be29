import { z } from 'zod';
import { unitText } from './setting-unit.ts';

const nested = z.record(z.string(), z.unknown());

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  const object = Array.isArray(value) ? null : nested.safeParse(value);
  return object?.success === true ? Object.entries(object.data) : null;
}

/** One value; a number also in the unit people reckon in. */
function inOneLine(key: string, value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map((part) => inOneLine('', part)).join(', ');
  }
  const entries = entriesOf(value);
  if (entries !== null) {
    return entries.map(([name, part]) => `${name.replaceAll('_', ' ')} ${inOneLine(name, part)}`).join(', ');
  }
  if (typeof value === 'string') return value;
  const unit = typeof value === 'number' ? unitText(key, value) : null;
  return unit === null ? JSON.stringify(value) : `${JSON.stringify(value)} (${unit})`;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** Lists of addresses, of which only the number of entries is read (pooler-contract 14). */
const COUNTED_KEYS: ReadonlySet<string> = new Set(['firewall_allowlist', 'trusted_proxies']);

export interface ValueLine {
  /** The key within a nested value; null for a plain one. */
  readonly name: string | null;
  readonly text: string;
}

/** The value of the setting `key` for people, one line for each key of a nested one; `json` as the store keeps it. */
export function valueLines(key: string, json: string): ValueLine[] {
  const plain = (text: string) => [{ name: null, text }];
  const value = parsed(json);
  if (COUNTED_KEYS.has(key) && typeof value === 'number') {
    return plain(value === 0 ? 'empty' : `${value} ${value === 1 ? 'entry' : 'entries'}`);
  }
  const entries = entriesOf(value);
  if (entries === null) return plain(inOneLine(key, value));
  if (entries.length === 0) return plain('none');
  return entries.map(([name, part]) => ({ name, text: inOneLine(name, part) }));
}
