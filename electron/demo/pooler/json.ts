/** A parsed JSON value: what a request body or a tool result is made of. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Whether a parsed value is a JSON object, which excludes null and arrays. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Drops the top-level keys whose value is null: most tools leave them out, the quota tools do not (POOLER-T8). */
export function withoutNulls(record: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

/** A time as the Pooler writes it: ISO-8601 UTC with six decimals. `null` stays null. */
export function timestamp(atMs: number | null): string | null {
  return atMs === null ? null : `${new Date(atMs).toISOString().slice(0, -1)}000Z`;
}
