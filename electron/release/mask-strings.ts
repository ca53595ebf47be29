import type { KnownValue } from '../../shared/redaction/check.ts';
import { maskText } from './mask-text.ts';

/**
 * Every string of a JSON value with what the policy refuses replaced: the last gate of machine-readable output,
 * where each field is checked on its own.
 */
export function maskStrings<T>(value: T, known: readonly KnownValue[]): T {
  const masked = (part: unknown): unknown => {
    if (typeof part === 'string') return maskText(part, known);
    if (Array.isArray(part)) return part.map(masked);
    if (part !== null && typeof part === 'object') {
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, masked(inner)]));
    }
    return part;
  };
  return masked(value) as T;
}
