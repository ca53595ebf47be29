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

/** A setting's value for people, one line for each key of a nested one; `json` as the store keeps it. */
export function valueLines(json: string): string[] {
  const value = parsed(json);
  const entries = entriesOf(value);
  if (entries === null) return [inOneLine(value)];
  if (entries.length === 0) return ['none'];
  return entries.map(([key, part]) => `${key}: ${inOneLine(part)}`);
}
