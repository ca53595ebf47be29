import type { Signal } from '../../signals/signal.ts';
import { counted, heldText, momentText } from '../wording.ts';
import { subjectNames } from './crowd.ts';
import type { Fact, Scene } from './fact.ts';

interface Words {
  /** What is the matter with the jobs, behind their count. */
  readonly state: string;
  /** It happened and does not last. */
  readonly isMoment: boolean;
}

const WORDS: Readonly<Record<string, Words>> = {
  'job.stuck': { state: 'stuck', isMoment: false },
  'job.retrying': { state: 'failed and waiting for a retry', isMoment: false },
  'job.discarded': { state: 'failed for good', isMoment: true },
  'job.cancelled': { state: 'cancelled', isMoment: true },
  'job.backlog': { state: 'due and not started', isMoment: false },
  'job.overdue': { state: 'overdue', isMoment: false },
};

/** True for the troubles of job areas that are counted in jobs. */
export function isOfJobs(rule: string): boolean {
  return rule in WORDS;
}

/** How many jobs an area's title tells of: `3 token refresh jobs failed for good`; one where it counts none. */
function jobsOf({ title }: Signal): number {
  return Number(/^(\d+) /.exec(title)?.[1] ?? 1);
}

/** The time of a signal is that of the oldest of its jobs. */
function momentOf(signals: readonly Signal[], jobs: number, presentMs: number): string {
  const when = momentText(signals, presentMs);
  return jobs > signals.length && signals.length === 1 ? `, the first${when}` : when;
}

/** Jobs by their number and trouble: `2 catalog sync jobs stuck since 10:05 UTC`, `5 jobs stuck in 2 areas (a and b) ...`. */
export function jobFact(rule: string, signals: readonly Signal[], { presentMs }: Scene): Fact {
  const { state, isMoment } = WORDS[rule] ?? { state: 'in trouble', isMoment: false };
  const jobs = signals.reduce((sum, signal) => sum + jobsOf(signal), 0);
  const names = subjectNames(signals);
  const what =
    signals.length === 1
      ? `${counted(jobs, `${names} job`)} ${state}`
      : `${jobs} jobs ${state} in ${signals.length} areas (${names})`;
  const when = isMoment ? momentOf(signals, jobs, presentMs) : heldText(signals, presentMs);
  return { key: rule, text: `${what}${when}`, measure: counted(jobs, 'job'), level: jobs, signals };
}
