import type { Job } from '../../metadata/job.ts';
import { type Found, found } from '../found.ts';
import { readAtMs, type SignalInput } from '../input.ts';
import { areaImpact, workerArea, workerFacts } from '../job-workers.ts';
import type { Severity } from '../severity.ts';
import type { Finding } from '../signal.ts';

const MINUTE_MS = 60_000;

/** A due job that waits this long is a backlog (pooler-contract 6.3). */
const BACKLOG_MS = 5 * MINUTE_MS;

/** One run may be missed, never less than the backlog bound: then a job is overdue. Own threshold. */
const RUNS_MISSED = 2;

/** A first retry often succeeds: retrying is news once it has lasted, ms. Own threshold. */
const RETRIES_FOR_MS = 2 * MINUTE_MS;

interface JobRule {
  readonly rule: Finding['rule'];
  /** When the job came into this trouble, Unix ms; null where it is not in it at `atMs`. */
  readonly since: (job: Job, atMs: number) => number | null;
  readonly severity: Severity;
  readonly title: (area: string, count: number) => string;
  readonly nextCheck: (area: string) => string;
  readonly pendingForMs: number;
}

const jobs = (count: number) => `${count === 1 ? 'job' : 'jobs'}`;

/** The attention states of pooler-contract 6.3. Failed jobs that a later success cleared are not in the list. */
const JOB_RULES: readonly JobRule[] = [
  {
    rule: 'job.stuck',
    since: ({ state, worker, attemptedAtMs, insertedAtMs }, atMs) => {
      const timeoutMs = workerFacts(worker)?.timeoutMs;
      if (state !== 'executing' || timeoutMs === undefined) return null;
      const stuckSinceMs = (attemptedAtMs ?? insertedAtMs) + timeoutMs;
      return atMs > stuckSinceMs ? stuckSinceMs : null;
    },
    severity: 'watch',
    title: (area, count) => `${count} ${area} ${jobs(count)} ${count === 1 ? 'is' : 'are'} stuck`,
    nextCheck: (area) => `Open the ${area} jobs and see whether their worker still lives`,
    pendingForMs: 0,
  },
  {
    rule: 'job.retrying',
    since: ({ state, attemptedAtMs, insertedAtMs }) =>
      state === 'retryable' ? (attemptedAtMs ?? insertedAtMs) : null,
    severity: 'watch',
    title: (area, count) =>
      `${count} ${area} ${jobs(count)} failed and ${count === 1 ? 'waits' : 'wait'} for a retry`,
    nextCheck: (area) => `Open the ${area} jobs and see how many attempts are left`,
    pendingForMs: RETRIES_FOR_MS,
  },
  {
    rule: 'job.discarded',
    since: ({ state, discardedAtMs, insertedAtMs }) =>
      state === 'discarded' ? (discardedAtMs ?? insertedAtMs) : null,
    severity: 'watch',
    title: (area, count) => `${count} ${area} ${jobs(count)} failed for good`,
    nextCheck: (area) => `Open the ${area} jobs and see whether a later run of the same target succeeded`,
    pendingForMs: 0,
  },
  {
    rule: 'job.cancelled',
    since: ({ state, cancelledAtMs, insertedAtMs }) =>
      state === 'cancelled' ? (cancelledAtMs ?? insertedAtMs) : null,
    severity: 'info',
    title: (area, count) => `${count} ${area} ${jobs(count)} ${count === 1 ? 'was' : 'were'} cancelled`,
    nextCheck: (area) => `Ask whether the ${area} jobs were cancelled on purpose`,
    pendingForMs: 0,
  },
  {
    rule: 'job.backlog',
    since: ({ state, scheduledAtMs, insertedAtMs }, atMs) => {
      const dueAtMs = scheduledAtMs ?? insertedAtMs;
      const isWaiting = state === 'available' || state === 'scheduled';
      return isWaiting && atMs - dueAtMs >= BACKLOG_MS ? dueAtMs + BACKLOG_MS : null;
    },
    severity: 'watch',
    title: (area, count) =>
      `${count} ${area} ${jobs(count)} ${count === 1 ? 'is' : 'are'} due and not started`,
    nextCheck: () => 'Check that a worker runs and that its queue is not paused or full',
    pendingForMs: 0,
  },
];

interface Troubled {
  readonly job: Job;
  readonly sinceMs: number;
}

/** One line per state and attempt with how many jobs are in it, those in trouble the longest first. */
function evidenceOf(worker: string, oldestFirst: readonly Troubled[]): Found['evidence'] {
  const lines = Map.groupBy(
    oldestFirst,
    ({ job }) => `${worker}, queue ${job.queue}, ${job.state}, attempt ${job.attempt} of ${job.maxAttempts}`,
  );
  return [...lines].slice(0, 3).map(([text, alike]) => ({
    source: 'jobs',
    text: alike.length === 1 ? text : `${text}, ${alike.length} jobs`,
    fromMs: alike[0]?.sinceMs ?? null,
  }));
}

function workerFinding(input: SignalInput, rule: JobRule, worker: string, all: readonly Troubled[]): Finding {
  const area = workerArea(worker);
  const oldest = all.toSorted((a, b) => a.sinceMs - b.sinceMs);
  return found(input, {
    rule: rule.rule,
    severity: rule.severity,
    subject: { kind: 'job', id: worker, label: area },
    title: rule.title(area, all.length),
    impact: areaImpact(worker),
    nextCheck: rule.nextCheck(area),
    restsOn: ['jobs'],
    evidence: evidenceOf(worker, oldest),
    knownSince: { atMs: oldest[0]?.sinceMs ?? input.nowMs, isLowerBound: false },
    pendingForMs: rule.pendingForMs,
  });
}

function overdue(input: SignalInput, worker: string, lastMs: number, atMs: number): Finding[] {
  const everyMs = workerFacts(worker)?.everyMs ?? null;
  if (everyMs === null) return [];
  const limitMs = Math.max(RUNS_MISSED * everyMs, BACKLOG_MS);
  if (atMs - lastMs < limitMs) return [];
  const area = workerArea(worker);
  return [
    found(input, {
      rule: 'job.overdue',
      severity: 'watch',
      subject: { kind: 'job', id: worker, label: area },
      title: `The ${area} job has not run when it was due`,
      impact: areaImpact(worker),
      nextCheck: 'Check that a scheduler and a worker role run (OBAN_MODE)',
      restsOn: ['jobs'],
      evidence: [
        {
          source: 'jobs',
          text: `${worker} completed last ${new Date(lastMs).toISOString().slice(0, 16)}Z, due every ${everyMs / MINUTE_MS} min`,
          fromMs: lastMs,
        },
      ],
      knownSince: { atMs: lastMs + limitMs, isLowerBound: false },
    }),
  ];
}

/**
 * Background jobs that need attention, one finding per worker and trouble (pooler-contract 6.1 to 6.3), judged as of
 * the last reading. A worker that was never seen to complete is not called overdue: finished jobs are pruned.
 */
export function jobHealth(input: SignalInput): Finding[] {
  const facts = input.history.jobs;
  if (facts === null) return [];
  const atMs = readAtMs(input, 'jobs');
  const byWorker = [...Map.groupBy(facts.attention, ({ worker }) => worker)];
  return [
    ...JOB_RULES.flatMap((rule) =>
      byWorker.flatMap(([worker, all]) => {
        const troubled = all.flatMap((job): Troubled[] => {
          const sinceMs = rule.since(job, atMs);
          return sinceMs === null ? [] : [{ job, sinceMs }];
        });
        return troubled.length === 0 ? [] : [workerFinding(input, rule, worker, troubled)];
      }),
    ),
    ...facts.lastCompleted.flatMap(({ worker, atMs: lastMs }) => overdue(input, worker, lastMs, atMs)),
  ];
}
