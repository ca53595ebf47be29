/** Where a secret goes once it is typed: only the desktop window has a keychain behind it (design 3.3). */
export function secretPlace(): string {
  return location.protocol === 'console:'
    ? 'Kept in this computer’s keychain where there is one, else for this session only.'
    : 'Held in memory for this session only; it is never written to a file.';
}
