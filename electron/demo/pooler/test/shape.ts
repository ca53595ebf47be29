import { isJsonObject, type Json } from '../json.ts';

/**
 * The keys and types of a JSON value: an object's keys with theirs, an array as the union over its elements,
 * a leaf as the name of its type. Two values with the same shape differ in values and lengths only.
 */
export function shapeOf(value: Json): Json {
  if (Array.isArray(value))
    return [...new Set(value.map((item) => JSON.stringify(shapeOf(item))))].toSorted();
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)] as const);
    return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
  return value === null ? 'null' : typeof value;
}
