/** `0.003375`: at most nine digits before the point, six after it (pooler-contract 3.14). */
const USD = /^(\d{1,9})(?:\.(\d{1,6}))?$/;
const MICRO = 1_000_000;

/**
 * A decimal string of US dollars as millionths, without a detour over a binary fraction. Null for anything else:
 * an unreadable price is not a price of zero.
 */
export function microUsd(text: string | null): number | null {
  const match = USD.exec(text ?? '');
  if (match === null) return null;
  return Number(match[1]) * MICRO + Number((match[2] ?? '').padEnd(6, '0'));
}
