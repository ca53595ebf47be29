import { useSyncExternalStore } from 'react';
import { consoleNow } from './clock.ts';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const told of listeners) told();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * Text that depends on the present moment. One timer serves the page, and a component renders again only when its own
 * text has changed.
 */
export function useTickingText(text: (nowMs: number) => string): string {
  return useSyncExternalStore(subscribe, () => text(consoleNow()));
}
