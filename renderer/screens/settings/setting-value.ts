import { z } from 'zod';

const nested = z.record(z.string(), z.unknown());

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  const object = Array.isArray(value) ? null : nested.safeParse(value);
  return object?.success === true ? Object.entries(object.data) : null;
}

function inOneLine(value: unknown): string {
  const entries = entriesOf(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inOneLine).join(', ');
  if (entries === null) return typeof value === 'string' ? value : JSON.stringify(value);
  return entries.map(([key, part]) => `${key.replaceAll('_', ' ')} ${inOneLine(part)}`).join(', ');
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

/** The value of the setting `key` for people, one line for each key of a nested one; `json` as the store keeps it. */
export function valueLines(key: string, json: string): string[] {
  const value = parsed(json);
  if (COUNTED_KEYS.has(key) && typeof value === 'number') {
    return [value === 0 ? 'empty' : `${value} ${value === 1 ? 'entry' : 'entries'}`];
  }
  const entries = entriesOf(value);
  if (entries === null) return [inOneLine(value)];
  if (entries.length === 0) return ['none'];
  return entries.map(([name, part]) => `${name}: ${inOneLine(part)}`);
}
