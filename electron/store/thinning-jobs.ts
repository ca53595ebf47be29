import { LOG_KINDS } from '../../shared/metadata/log-coverage.ts';
import { SOURCE_IDS } from '../../shared/metadata/source.ts';
import { KEYS_PER_MS } from './logs/time-key.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What old rows are thinned to: the last of each five minutes. */
const BUCKET_MS = 5 * MINUTE_MS;
/** Windows up to a day begin at an exact scrape; two more hours for evaluations that come late. */
const COUNTERS_IN_FULL_MS = 26 * HOUR_MS;
/** The longest published window is 30 days; ten more for moments in the past that are asked about. */
const COUNTERS_KEPT_MS = 40 * DAY_MS;
/** A reviewer comes a week later and sees exactly what the operator saw (design 1). */
const HISTORY_IN_FULL_MS = 8 * DAY_MS;

/** The Pooler itself prunes its jobs within days; three months show what recurs. Logs are kept for ever. */
const JOBS_KEPT_MS = 90 * DAY_MS;

/** One kind of old row and what becomes of it. Statements may use `@fromMs` (inclusive), `@toMs` (exclusive). */
export interface ThinningJob {
  readonly name: string;
  /** Rows younger than this are left alone, ms. */
  readonly keepMs: number;
  /** The time one step covers at most, ms. */
  readonly spanMs: number;
  /** Progress is counted in whole units, ms. */
  readonly unitMs: number;
  /** Where to begin when the job has never run: one row, `atMs`. */
  readonly oldestSql: string;
  readonly deleteSql: readonly string[];
}

/** True for a row that a later one of the same owner in the same five minutes replaces. */
const replacedInBucket = (table: string, owner: string | null): string =>
  `EXISTS (SELECT 1 FROM ${table} AS later WHERE ${owner === null ? 'TRUE' : `later.${owner} = ${table}.${owner}`}
     AND later.at_ms > ${table}.at_ms AND later.at_ms < (${table}.at_ms / ${BUCKET_MS} + 1) * ${BUCKET_MS})`;

/** True for a row between two others that say the same, the next of them in the same bucket. */
const saysTheSameAsNeighbours = (table: string, words: string, bucketMs: number, sameOwner: string): string =>
  `${words} = (SELECT other.${words} FROM ${table} AS other WHERE ${sameOwner} AND other.at_ms < ${table}.at_ms
     ORDER BY other.at_ms DESC LIMIT 1)
   AND ${words} = (SELECT other.${words} FROM ${table} AS other WHERE ${sameOwner}
       AND other.at_ms > ${table}.at_ms AND other.at_ms < (${table}.at_ms / ${bucketMs} + 1) * ${bucketMs}
     ORDER BY other.at_ms LIMIT 1)`;

const historyNames = [...LOG_KINDS, 'jobs'].map((log) => `'${log}'`).join(', ');
const sourceNames = SOURCE_IDS.map((source) => `'${source}'`).join(', ');

const inBuckets = { unitMs: BUCKET_MS, spanMs: HOUR_MS } as const;
const byHour = { unitMs: HOUR_MS, spanMs: DAY_MS } as const;

const LATER_POINT = 'other.slice_ms > slo_point.slice_ms';
/** Another point lies further out; of equal ones the last counts. */
const outdone = (side: '<' | '>'): string =>
  `other.estimate ${side} slo_point.estimate OR (other.estimate = slo_point.estimate AND ${LATER_POINT})`;
/** Points of the same series and hour for which something holds. */
const inSameHour = (holds: string): string =>
  `SELECT 1 FROM slo_point AS other WHERE other.series = slo_point.series
     AND other.slice_ms >= slo_point.slice_ms / ${HOUR_MS} * ${HOUR_MS}
     AND other.slice_ms < (slo_point.slice_ms / ${HOUR_MS} + 1) * ${HOUR_MS}
     AND (${holds})`;

export const THINNING_JOBS: readonly ThinningJob[] = [
  {
    // Cumulative values make thinning a mere deletion. The first sample of a series stays: it is its level
    // before anything was counted.
    name: 'counter samples to five minutes',
    keepMs: COUNTERS_IN_FULL_MS,
    ...inBuckets,
    oldestSql: 'SELECT min(at_ms) AS atMs FROM counter_sample',
    deleteSql: [
      `DELETE FROM counter_sample WHERE counter IN (SELECT key FROM counter)
         AND at_ms >= @fromMs AND at_ms < @toMs AND ${replacedInBucket('counter_sample', 'counter')}
         AND EXISTS (SELECT 1 FROM counter_sample AS first
           WHERE first.counter = counter_sample.counter AND first.at_ms < counter_sample.at_ms)`,
    ],
  },
  {
    name: 'scrapes to five minutes',
    keepMs: COUNTERS_IN_FULL_MS,
    ...inBuckets,
    oldestSql: 'SELECT min(at_ms) AS atMs FROM scrape',
    deleteSql: [
      `DELETE FROM scrape WHERE replica IN (SELECT name FROM replica)
         AND at_ms >= @fromMs AND at_ms < @toMs AND ${replacedInBucket('scrape', 'replica')}`,
    ],
  },
  {
    // The newest sample before the limit stays as the level at which every later window begins.
    name: 'counter samples after forty days',
    keepMs: COUNTERS_KEPT_MS,
    ...byHour,
    oldestSql: 'SELECT min(at_ms) AS atMs FROM counter_sample',
    deleteSql: [
      `DELETE FROM counter_sample WHERE counter IN (SELECT key FROM counter) AND at_ms < @toMs
         AND EXISTS (SELECT 1 FROM counter_sample AS later WHERE later.counter = counter_sample.counter
           AND later.at_ms > counter_sample.at_ms AND later.at_ms <= @toMs)`,
      `DELETE FROM counter_sample WHERE counter IN (SELECT key FROM counter WHERE seen_ms < @toMs)`,
      'DELETE FROM counter WHERE seen_ms < @toMs',
      `DELETE FROM scrape WHERE replica IN (SELECT name FROM replica) AND at_ms < @toMs
         AND EXISTS (SELECT 1 FROM scrape AS later WHERE later.replica = scrape.replica
           AND later.at_ms > scrape.at_ms AND later.at_ms <= @toMs)`,
      'DELETE FROM backward_step WHERE replica IN (SELECT name FROM replica) AND at_ms < @toMs',
    ],
  },
  {
    // A version's own first figures stay: later versions may name other fields.
    name: 'figures to five minutes',
    keepMs: HISTORY_IN_FULL_MS,
    ...inBuckets,
    oldestSql: 'SELECT min(at_ms) AS atMs FROM reading',
    deleteSql: [
      `DELETE FROM reading WHERE tracked IN (SELECT key FROM tracked)
         AND at_ms >= @fromMs AND at_ms < @toMs AND ${replacedInBucket('reading', 'tracked')}
         AND NOT EXISTS (SELECT 1 FROM version
           WHERE version.tracked = reading.tracked AND version.from_ms = reading.at_ms)`,
    ],
  },
  {
    // Where an outcome changed, both sides stay: they say since when a source failed.
    name: 'polls to five minutes',
    keepMs: HISTORY_IN_FULL_MS,
    ...inBuckets,
    oldestSql: 'SELECT min(at_ms) AS atMs FROM poll',
    deleteSql: [
      `DELETE FROM poll WHERE source IN (${sourceNames}) AND at_ms >= @fromMs AND at_ms < @toMs
         AND ${saysTheSameAsNeighbours('poll', 'outcome', BUCKET_MS, 'other.source = poll.source')}`,
    ],
  },
  {
    name: 'SLO results to an hour',
    keepMs: HISTORY_IN_FULL_MS,
    ...byHour,
    oldestSql: 'SELECT min(at_ms) AS atMs FROM slo_result',
    deleteSql: [
      `DELETE FROM slo_result WHERE at_ms >= @fromMs AND at_ms < @toMs
         AND ${saysTheSameAsNeighbours('slo_result', 'verdicts', HOUR_MS, 'TRUE')}`,
    ],
  },
  {
    name: 'gateway traffic to five minutes',
    keepMs: COUNTERS_IN_FULL_MS,
    ...inBuckets,
    oldestSql: 'SELECT min(at_ms) AS atMs FROM gateway_traffic',
    deleteSql: [
      `DELETE FROM gateway_traffic WHERE at_ms >= @fromMs AND at_ms < @toMs
         AND ${replacedInBucket('gateway_traffic', null)}`,
    ],
  },
  {
    name: 'sizes of the logs to five minutes',
    keepMs: HISTORY_IN_FULL_MS,
    ...inBuckets,
    oldestSql: 'SELECT min(at_ms) AS atMs FROM log_extent',
    deleteSql: [
      `DELETE FROM log_extent WHERE log IN (${historyNames}) AND at_ms >= @fromMs AND at_ms < @toMs
         AND ${replacedInBucket('log_extent', 'log')}`,
    ],
  },
  {
    // What is open, and each worker's newest completion, stays: rules ask for them whatever their age.
    name: 'jobs after ninety days',
    keepMs: JOBS_KEPT_MS,
    ...byHour,
    oldestSql: `SELECT min(key) / ${KEYS_PER_MS} AS atMs FROM job`,
    deleteSql: [
      `DELETE FROM job WHERE key < @toMs * ${KEYS_PER_MS} AND read_ms IS NULL
         AND (completed_ms IS NULL OR EXISTS (SELECT 1 FROM job AS later
           WHERE later.worker = job.worker AND later.completed_ms > job.completed_ms))`,
    ],
  },
  {
    // Of each hour the lowest, the highest and the last stay, so that a chart of a month shows every excursion.
    name: 'SLO points to an hour',
    keepMs: HISTORY_IN_FULL_MS,
    ...byHour,
    oldestSql: 'SELECT min(slice_ms) AS atMs FROM slo_point',
    deleteSql: [
      `DELETE FROM slo_point WHERE series IN (SELECT key FROM slo_series)
         AND slice_ms >= @fromMs AND slice_ms < @toMs
         AND EXISTS (${inSameHour(LATER_POINT)})
         AND (estimate IS NULL OR (EXISTS (${inSameHour(outdone('>'))}) AND EXISTS (${inSameHour(outdone('<'))})))`,
    ],
  },
  {
    name: 'SLO points after forty days',
    keepMs: COUNTERS_KEPT_MS,
    ...byHour,
    oldestSql: 'SELECT min(slice_ms) AS atMs FROM slo_point',
    deleteSql: ['DELETE FROM slo_point WHERE series IN (SELECT key FROM slo_series) AND slice_ms < @toMs'],
  },
];
