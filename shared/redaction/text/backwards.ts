/** The text read backwards, by code points. */
export function backwards(text: string): string {
  return [...text].reverse().join('');
}
