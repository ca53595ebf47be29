import { useSyncExternalStore } from 'react';

/** One value outside React that components can follow. */
export interface Value<T> {
  get(): T;
  set(next: T): void;
  subscribe(listener: () => void): () => void;
}

/** Makes a followed value; setting the same value again tells nobody. */
export function value<T>(initial: T): Value<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(next) {
      if (Object.is(current, next)) return;
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The present value, rendered anew when it changes. */
export function useValue<T>(followed: Value<T>): T {
  return useSyncExternalStore(followed.subscribe, followed.get);
}
