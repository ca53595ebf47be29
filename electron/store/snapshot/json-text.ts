/**
 * The text of a JSON column with every text in it mapped, names and values each on their own; what is no object or list
 * is mapped as a whole. Returned unchanged, to the byte, where nothing in it changes.
 */
export function mapJsonText(text: string, map: (text: string) => string): string {
  const json = parsed(text);
  if (json === undefined) return map(text);
  let changed = false;
  const note = (part: string): string => {
    const mapped = map(part);
    changed ||= mapped !== part;
    return mapped;
  };
  const value = mapJson(json, note);
  return changed ? JSON.stringify(value) : text;
}

/** An object or a list, or undefined for a text that is neither. */
function parsed(text: string): unknown {
  if (!text.startsWith('{') && !text.startsWith('[')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON value with every text in it mapped, names of fields included. */
export function mapJson(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((part) => mapJson(part, map));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [map(name), mapJson(inner, map)]));
}
