import { COUNTER_NAMES, type Families, keptLabels } from './families.ts';

/** Window of the trust checks, ms (slo-contract 5, Q9). */
export const TRUST_WINDOW_MS = 600_000;

/** What tells one scrape target from another; never shown, see `replicas.ts`. */
export const TARGET_LABELS = ['job', 'instance'] as const;

const TARGETS = TARGET_LABELS.join(', ');
const MATCHER = /\s*[a-zA-Z_]\w*\s*(?:=~|!~|!=|=)\s*"[^"\\]*(?:\\.[^"\\]*)*"\s*(?:,|$)/y;

/** True for what may stand between the braces of a selector: label matchers, or nothing. */
export function isSelector(text: string): boolean {
  let position = 0;
  while (position < text.trimEnd().length) {
    MATCHER.lastIndex = position;
    if (!MATCHER.test(text)) return false;
    position = MATCHER.lastIndex;
  }
  return true;
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** A length of time in the query language, whole milliseconds: `30d`, `5m`, `1500ms`. */
export function promDuration(ms: number): string {
  const unit = UNITS.find(([, length]) => ms > 0 && ms % length === 0);
  return unit === undefined ? `${Math.round(ms)}ms` : `${ms / unit[1]}${unit[0]}`;
}

/** The language a server speaks: VictoriaMetrics' own differs in what `increase` makes of a first value (SLO-T7). */
export type Dialect = 'promql' | 'metricsql';

/** Only MetricsQL knows this function; Prometheus, Thanos and Mimir refuse it as bad data. */
export const DIALECT_QUERY = 'now()';

/** Values of the label `family` in a window's answer that are not counters. */
export const GOOD_SCRAPES = 'good scrapes';
export const BACKWARD_STEPS = 'backward steps';

/**
 * Everything one window needs in one query, told apart by the label `family`: per target the increase of
 * every counter of the allow-list, the number of good scrapes and the number of times a creation time went
 * back. Foreign labels are summed away on the server, after the increase (slo-contract 8.4 C2).
 */
export function windowQuery(
  selector: string,
  windowMs: number,
  families: Families = COUNTER_NAMES,
  dialect: Dialect = 'promql',
): string {
  const window = promDuration(windowMs);
  const goodScrapes = `sum_over_time(up{${selector}}[${window}])`;
  const parts = Object.keys(families).flatMap((name) => {
    const series = `${name}{${selector}}`;
    const increase = part(name, 'increase', `increase(${series}[${window}])`);
    return dialect === 'metricsql'
      ? [increase]
      : [increase, part(name, 'first', firstValues(series, window, selector, goodScrapes))];
  });
  const by = ['family', ...TARGET_LABELS, ...keptLabels(families)].join(', ');
  const scrapes = part(GOOD_SCRAPES, 'count', goodScrapes);
  const steps = part(BACKWARD_STEPS, 'count', backwardSteps(selector, window));
  return `sum by (${by}) (${[...parts, scrapes, steps].join('\nor ')})`;
}

function part(family: string, name: string, expression: string): string {
  return `label_replace(label_replace(${expression}, "family", "${family}", "", ""), "part", "${name}", "", "")`;
}

/**
 * SLO-T7: the first value of every series born in the window while its target was already scraped, which
 * `increase` leaves out. Born means: exposed now, absent at the start of the window, and either the target
 * answered at that start, or it answered clearly more often than the series was there.
 *
 * The smallest value of the window is the first one unless the process restarted since; then it is too small
 * by less than what one scrape interval brings. The margin of one percent keeps a series as old as the
 * history itself from counting as born where a deduplicating server stores uneven numbers of samples.
 *
 * The `increase` of MetricsQL assumes 0 before a first value that is not large, so there this is left out.
 */
function firstValues(series: string, window: string, selector: string, goodScrapes: string): string {
  const answeredAtStart = `${series} and on (${TARGETS}) (up{${selector}} offset ${window} == 1)`;
  const outnumbered = `${series} and (count_over_time(${series}[${window}])
  < on (${TARGETS}) group_left () (0.99 * max by (${TARGETS}) (${goodScrapes})))`;
  return `min_over_time(${series}[${window}]) and (${answeredAtStart} or ${outnumbered})
  unless ${series} offset ${window}`;
}

/** SLO-T1: how often the creation time of one and the same series went back, which one process cannot do. */
function backwardSteps(selector: string, window: string): string {
  return `max by (${TARGETS}) (resets(codex_api_requests_created{${selector}}[${window}]))`;
}

/**
 * SLO-T1 in the trust window, one value per target; where no creation times are exposed, how many more resets
 * the CPU counter shows than the process had starts.
 */
export function trustQuery(selector: string): string {
  const window = promDuration(TRUST_WINDOW_MS);
  const cpuResets = `resets(process_cpu_seconds_total{${selector}}[${window}])`;
  const starts = `changes(process_start_time_seconds{${selector}}[${window}])`;
  return `${backwardSteps(selector, window)}\nor max by (${TARGETS}) (${cpuResets} - ${starts})`;
}

/** The recent scrapes of every target with their own times, as raw samples (slo-contract 5, Q10). */
export function recentScrapesQuery(selector: string): string {
  return `up{${selector}}[${promDuration(TRUST_WINDOW_MS)}]`;
}

/** The jobs that expose a metric at all, asked where the profile names no selector. */
export function jobsQuery(metric: string): string {
  return `count by (job) (last_over_time(${metric}[1d]))`;
}

/** A selector for exactly these jobs; for none at all, one that matches nothing. */
export function selectJobs(jobs: readonly string[]): string {
  if (jobs.length === 0) return 'job="",instance=""';
  const pattern = jobs.map((job) => job.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  return `job=~${JSON.stringify(pattern)}`;
}
