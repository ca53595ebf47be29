import { isJsonObject, type Json, type JsonObject } from './json.ts';

const MAX_KEYS = 20;
const MAX_ITEMS = 10;
const MAX_LENGTH = 200;
/** Parts of a key's name that drop it (pooler-contract 3.14). */
const FORBIDDEN = [
  'api_key',
  'token',
  'secret',
  'prompt',
  'input',
  'output',
  'body',
  'payload',
  'file',
  'image',
  'audio',
  'headers',
  'cookie',
  'before',
  'after',
] as const;
/** Recorded inside a continuity denial although its name says token. */
const ALLOWED: ReadonlySet<string> = new Set(['token_refresh_reason_code_preview']);
/** Contains an e-mail, is an address, starts with a URL, or holds a bearer or a Pool API key (pooler-contract 2.8). */
const REDACTED_VALUE =
  /[^\s@]+@[^\s@]+\.[^\s@]+|^\d{1,3}(?:\.\d{1,3}){3}$|^(?=.*:.*:)[0-9a-f:]+$|^https?:\/\/|\bbearer\s+\S|sk-cxp-/i;

/**
 * Request metadata and audit details as they leave the Pooler: forbidden keys dropped, telling values
 * `[REDACTED]`, at most 20 keys, 10 list items and 200 characters at every level (pooler-contract 3.14).
 */
export function sanitized(metadata: JsonObject): JsonObject {
  const entries = Object.entries(metadata)
    .filter(([key]) => ALLOWED.has(key) || !FORBIDDEN.some((part) => key.toLowerCase().includes(part)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MAX_KEYS);
  return Object.fromEntries(entries.map(([key, value]) => [key, sanitizedValue(value)]));
}

function sanitizedValue(value: Json): Json {
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map(sanitizedValue);
  if (isJsonObject(value)) return sanitized(value);
  if (typeof value !== 'string') return value;
  return REDACTED_VALUE.test(value) ? '[REDACTED]' : value.slice(0, MAX_LENGTH);
}
