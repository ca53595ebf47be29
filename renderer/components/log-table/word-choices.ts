/** Choices that stand for themselves. */
export function wordChoices(words: readonly string[]): { value: string; word: string }[] {
  return words.map((word) => ({ value: word, word }));
}

/** Choices of things that have an id and a name. */
export function namedChoices(
  named: readonly { readonly id: string; readonly label: string }[],
): { value: string; word: string }[] {
  return named.map(({ id, label }) => ({ value: id, word: label }));
}
