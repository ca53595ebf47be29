/** A word list as the inside of a group, longest first so that "is set to" wins over "is"; blanks match any white space. */
export function anyOf(words: readonly string[]): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '[\\s_-]'))
    .join('|');
}

/** Start of a word in scripts that put blanks between words; Chinese and Japanese do not. */
export const WORD_START = '(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}])';

/** Start of a word that may not follow a digit or underscore either. */
export const TOKEN_START = '(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}_-])';

/** End of a word, with the same exception. */
export const WORD_END = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}_])';
