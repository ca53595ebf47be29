/** A word list as the inside of a group, longest first so that "is set to" wins over "is"; blanks match any white space. */
export function anyOf(words: readonly string[]): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '[\\s_-]'))
    .join('|');
}
