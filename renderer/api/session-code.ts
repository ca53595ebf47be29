/** The single-use code in a link as the terminal prints it, in its fragment, or typed bare; null where there is none. */
export function codeIn(text: string): string | null {
  const fragment = /#code=([^&\s]+)/.exec(text)?.[1];
  if (fragment !== undefined) return decodeURIComponent(fragment);
  const bare = text.trim();
  return /^[\w-]{8,}$/.test(bare) ? bare : null;
}
