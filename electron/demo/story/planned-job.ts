/** A job as the story plans it: what it is, when it is due and how its runs go. Story time, ms. */
export interface PlannedJob {
  readonly id: number;
  readonly worker: string;
  readonly maxAttempts: number;
  /** What its arguments would name. */
  readonly target: string;
  readonly dueMs: number;
  /** Its runs, oldest first, none before it is due. */
  readonly runs: readonly JobRun[];
}

interface JobRun {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly ends: 'completed' | 'retryable' | 'discarded';
}
