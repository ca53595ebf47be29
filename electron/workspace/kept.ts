import type { Past } from '../../shared/api/slo-past.ts';

/** What one reading found. */
export type Found<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unread'; readonly why: string };

/** Readings that are costly and change slowly, held under a name. */
export interface Kept<T> {
  /** The reading of this name, a new one once it is `freshMs` old. What failed is not held. */
  get(name: string, freshMs: number, read: () => Promise<Found<T>>): Promise<Past<T>>;
}

/** Nothing is held at first. Several calls while one reading runs share it. */
export function createKept<T>(nowMs: () => number): Kept<T> {
  const held = new Map<string, { readonly atMs: number; readonly past: Promise<Past<T>> }>();

  return {
    get(name, freshMs, read) {
      const atMs = nowMs();
      const before = held.get(name);
      if (before !== undefined && before.atMs <= atMs && atMs - before.atMs < freshMs) return before.past;
      const forget = () => {
        if (held.get(name)?.past === past) held.delete(name);
      };
      const past = read().then(
        (found): Past<T> => {
          if (found.kind === 'unread') forget();
          return found.kind === 'read' ? { ...found, atMs } : found;
        },
        (error: unknown) => {
          forget();
          throw error;
        },
      );
      held.set(name, { atMs, past });
      return past;
    },
  };
}
