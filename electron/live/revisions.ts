import { AREAS, type Area, type CancelSignal, type Revision } from '../../shared/api/ports.ts';

/** A held request is answered after this long at the latest, so that proxies and sleeping laptops do not hang on it. */
const LONGEST_WAIT_MS = 25_000;
/** Changes remembered for pages that ask late; older ones get every area. */
const REMEMBERED = 200;

export interface Revisions {
  bump(areas: readonly Area[]): void;
  /** Resolves once there is a change after `after`, or `signal` or the wait ends it: then with no areas. */
  wait(after: number, signal: CancelSignal | undefined): Promise<Revision>;
}

/** Counts changes of the console's state and lets pages wait for the next one. */
export function createRevisions(after: (ms: number, callback: () => void) => () => void): Revisions {
  let current = 1;
  const log: { revision: number; areas: readonly Area[] }[] = [];
  const waiting = new Set<() => void>();

  function since(revision: number): Revision {
    const oldest = log[0]?.revision ?? current + 1;
    // A page from before a restart, or one that slept too long, must refetch everything.
    if (revision > current || revision < oldest - 1) return { revision: current, areas: AREAS };
    const areas = new Set(log.filter((entry) => entry.revision > revision).flatMap((entry) => entry.areas));
    return { revision: current, areas: [...areas] };
  }

  return {
    bump(areas) {
      current += 1;
      log.push({ revision: current, areas });
      if (log.length > REMEMBERED) log.shift();
      for (const wake of [...waiting]) wake();
    },
    wait(revision, signal) {
      if (revision !== current || signal?.aborted === true) return Promise.resolve(since(revision));
      return new Promise((resolve) => {
        const wake = () => {
          cancel();
          waiting.delete(wake);
          resolve(since(revision));
        };
        const cancel = after(LONGEST_WAIT_MS, wake);
        waiting.add(wake);
        signal?.addEventListener('abort', wake, { once: true });
      });
    },
  };
}
