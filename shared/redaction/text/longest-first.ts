/** Words as the inside of a group: longest first, so that "dos puntos" wins over "dos". */
export function longestFirst(words: Iterable<string>): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
