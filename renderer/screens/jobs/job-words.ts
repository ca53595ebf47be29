import type { Job } from '../../../shared/metadata/job.ts';
import type { Look } from '../../components/look.ts';
import { durationText } from '../../time/format.ts';

/** How each state of a job looks (pooler-contract 6.3). */
const LOOKS: Readonly<Record<string, Look>> = {
  available: { tone: 'info', icon: 'clock' },
  scheduled: { tone: 'info', icon: 'clock' },
  executing: { tone: 'info', icon: 'refresh' },
  retryable: { tone: 'watch', icon: 'undo' },
  suspended: { tone: 'unknown', icon: 'dash' },
  completed: { tone: 'ok', icon: 'check' },
  discarded: { tone: 'degraded', icon: 'cross' },
  cancelled: { tone: 'watch', icon: 'dash' },
  // The console's own word for an open job that is no longer listed: it ended between two readings.
  pruned: { tone: 'unknown', icon: 'dash' },
};

/** The published states. */
export const JOB_STATES = Object.keys(LOOKS);

/** Colour and icon of a state; a word nobody published looks unknown. */
export function jobLook(state: string): Look {
  return LOOKS[state] ?? { tone: 'unknown', icon: 'question' };
}

/** When a job ended, whichever way; Unix ms, null while it has not. */
export function endedMs({ completedAtMs, discardedAtMs, cancelledAtMs }: Job): number | null {
  return completedAtMs ?? discardedAtMs ?? cancelledAtMs;
}

/** How long the last attempt has run or ran, ms; null before the first. */
export function ranMs(job: Job, nowMs: number): number | null {
  if (job.attemptedAtMs === null) return null;
  if (job.state === 'executing') return nowMs - job.attemptedAtMs;
  const ended = endedMs(job);
  return ended === null ? null : ended - job.attemptedAtMs;
}

const ONE_OF: Readonly<Record<string, string>> = { '1 min': 'minute', '1 h': 'hour', '1 d': 'day' };

/** `every minute`, `every 30 min`, `every hour`, `on demand`: a cadence in ms. */
export function cadenceWords(everyMs: number | null): string {
  if (everyMs === null) return 'on demand';
  const span = durationText(everyMs);
  return `every ${ONE_OF[span] ?? span}`;
}
