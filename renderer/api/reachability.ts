import { value } from './value.ts';

/** Since when (Unix ms, this machine's clock) no answer has come from the console process; null while it answers. */
export const unreachableSince = value<number | null>(null);

/** `fetch` that notes whether the console process answers at all; what it answered is not judged here. */
export async function watchedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    const response = await fetch(input, init);
    unreachableSince.set(null);
    return response;
  } catch (error) {
    const cancelled = init?.signal?.aborted === true;
    if (cancelled) throw error;
    if (unreachableSince.get() === null) unreachableSince.set(Date.now());
    // The browser's own words for it ("Failed to fetch") say nothing to an operator.
    throw new Error('The console process did not answer.', { cause: error });
  }
}
