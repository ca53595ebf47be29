import type { Job } from './job.ts';

/** What rules need to know of the background jobs; made by the store, so that nobody loads the whole history. */
export interface JobFacts {
  /**
   * Open jobs, and failed ones (`discarded`, `cancelled`) of the last day that no later success of the same worker
   * and target has cleared (pooler-contract 6.3); oldest first, at most 500.
   */
  readonly attention: readonly Job[];
  /** How many there are where the list is cut. */
  readonly attentionTotal: number;
  /** The newest completion of each worker ever seen, Unix ms. */
  readonly lastCompleted: readonly { readonly worker: string; readonly atMs: number }[];
}
