/** The next string, punctuation mark or bare word of valid JSON, with the white space before it. */
const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+)/y;

/** A path into JSON as one key. */
export function pathKey(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

/**
 * The line (from 1) on which every value of a JSON text begins, by `pathKey`. The text must be valid JSON, which the
 * platform's own parser has checked; that one does not tell where a value stood.
 */
export function jsonLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let position = 0;
  let line = 1;

  function next(): string {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (match === null) return '';
    line += match[0].split('\n').length - 1;
    position = TOKEN.lastIndex;
    return match[1] ?? '';
  }

  function take(token: string, path: readonly string[]): void {
    lines.set(pathKey(path), line);
    if (token === '{') {
      for (let key = next(); key !== '}' && key !== ''; key = next()) {
        if (key === ',') continue;
        next();
        take(next(), [...path, String(JSON.parse(key))]);
      }
    }
    if (token === '[') {
      let index = 0;
      for (let item = next(); item !== ']' && item !== ''; item = next()) {
        if (item === ',') continue;
        take(item, [...path, String(index)]);
        index += 1;
      }
    }
  }

  take(next(), []);
  return lines;
}
