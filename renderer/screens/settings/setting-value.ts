import { z } from 'zod';

const nested = z.record(z.string(), z.unknown());

function lines(value: unknown, path: string): string[] {
  const object = Array.isArray(value) ? null : nested.safeParse(value);
  if (object?.success === true) {
    return Object.entries(object.data).flatMap(([key, part]) =>
      lines(part, path === '' ? key : `${path}.${key}`),
    );
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [path === '' ? text : `${path} ${text}`];
}

/** A setting's value for people, one line for each part of a nested one; `json` as the store keeps it. */
export function valueLines(json: string): string[] {
  try {
    return lines(JSON.parse(json), '');
  } catch {
    return [json];
  }
}
