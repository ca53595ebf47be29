import type { CheckStep } from './check-step.ts';

/** A step of the doctor; `about` is what it looks at: the console itself, its files, or a connection by name. */
export interface DoctorStep extends CheckStep {
  readonly about: string;
}

/** One run of the doctor. Every word of it has been masked: it may be shown, and asks the gate before it leaves. */
export interface Examination {
  readonly startedAtMs: number;
  /** Null while checks are under way. */
  readonly finishedAtMs: number | null;
  /** In the order they finished; numbered from 1 by their place. */
  readonly steps: readonly DoctorStep[];
  /** All of it as one text for copying and saving, once it is finished. */
  readonly diagnostics: string | null;
}

/** The doctor as the page sees it. */
export interface DoctorPorts {
  /** Begins to examine everything, unless that is under way. Resolves at once; steps arrive as they finish. */
  examine(): Promise<void>;
  /** The latest run of this process; null before the first. */
  examination(): Promise<Examination | null>;
}
