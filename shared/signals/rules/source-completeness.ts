import type { LogCoverage, LogGap } from '../../metadata/log-coverage.ts';
import { REQUEST_WINDOW_MS } from '../../metadata/request-figures.ts';
import type { SourceId } from '../../metadata/source.ts';
import { formatCount } from '../../slo/wording.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import type { Severity } from '../severity.ts';
import type { Finding } from '../signal.ts';

/** Clocks of machines that keep time differ by less, ms. Own threshold. */
const SKEW_MS = 30_000;

/** A gap is often filled by the next reads: it is news once it has lasted, ms. Own threshold. */
const GAP_FOR_MS = 60_000;

interface Incomplete {
  readonly rule: Finding['rule'];
  readonly id: SourceId;
  readonly label: string;
  readonly severity?: Severity;
  readonly title: string;
  readonly impact: string;
  readonly nextCheck: string;
  readonly text: string;
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly pendingForMs?: number;
}

function incomplete(
  input: SignalInput,
  { id, label, text, fromMs, toMs, severity, ...said }: Incomplete,
): Finding {
  return found(input, {
    ...said,
    severity: severity ?? 'info',
    subject: { kind: 'source', id, label },
    restsOn: [id],
    evidence: [
      {
        source: id,
        text,
        ...(fromMs === undefined ? {} : { fromMs }),
        ...(toMs === undefined ? {} : { toMs }),
      },
    ],
  });
}

/** Lists that a page cap or the console's own limit has cut (pooler-contract 3.0, 10.1). */
function truncated(input: SignalInput): Finding[] {
  const { memberships, quotas } = input.picture;
  const { jobs } = input.history;
  const cut: readonly (readonly [SourceId, string, boolean, string])[] = [
    [
      'upstreams',
      'upstreams',
      memberships.some((membership) => membership.truncated),
      'at least one Pool has more upstreams than the list can name',
    ],
    [
      'quotas',
      'quota evidence',
      quotas.some((quota) => quota.truncated),
      'at least one account has more quota windows than the list can name',
    ],
    [
      'jobs',
      'jobs',
      jobs !== null && jobs.attention.length < jobs.attentionTotal,
      `${formatCount(jobs?.attentionTotal ?? 0)} jobs need attention, ${formatCount(jobs?.attention.length ?? 0)} are looked at`,
    ],
  ];
  return cut
    .filter(([, , isCut]) => isCut)
    .map(([id, label, , text]) =>
      incomplete(input, {
        rule: 'source.truncated',
        id,
        label,
        title: `The list of ${label} is cut: there are more than can be read`,
        impact: `Figures on ${label} are lower bounds`,
        nextCheck: `Take counts of ${label} as "at least"`,
        text,
      }),
    );
}

function rowsText({ estimatedRows }: LogGap): string {
  return estimatedRows === null ? 'an unknown number of rows' : `about ${formatCount(estimatedRows)} rows`;
}

function timeText(ms: number): string {
  return new Date(ms).toISOString().slice(11, 16);
}

/** Stretches whose rows were not fetched; the present figures rest on those of the newest request window. */
function gaps(input: SignalInput, { log, gaps: open }: LogCoverage): Finding[] {
  const newest = open.toSorted((a, b) => b.toMs - a.toMs)[0];
  if (newest === undefined) return [];
  const label = log === 'requests' ? 'request logs' : 'audit logs';
  const isPresent = newest.toMs > input.nowMs - REQUEST_WINDOW_MS;
  return [
    incomplete(input, {
      rule: 'source.gap',
      id: log,
      label,
      severity: isPresent ? 'watch' : 'info',
      title: `Rows of the ${label} are missing`,
      impact: isPresent
        ? `Present figures from the ${label} rest on a part of the rows`
        : `Past figures from the ${label} rest on a part of the rows`,
      nextCheck: 'Start a back-fill of the missing time, or wait until there is room for it',
      text: `${rowsText(newest)} between ${timeText(newest.fromMs)} and ${timeText(newest.toMs)} UTC not fetched${
        open.length === 1 ? '' : `, ${open.length} gaps in all`
      }`,
      fromMs: newest.fromMs,
      toMs: newest.toMs,
      pendingForMs: GAP_FOR_MS,
    }),
  ];
}

/** Rows from the future show that the Pooler's clock is ahead of this one; one that is behind cannot be told. */
function clockSkew(input: SignalInput): Finding[] {
  const newest = input.history.coverage
    .flatMap(({ log, newestMs }) => (newestMs === null ? [] : [{ log, newestMs }]))
    .toSorted((a, b) => b.newestMs - a.newestMs)[0];
  if (newest === undefined || newest.newestMs - input.nowMs < SKEW_MS) return [];
  return [
    incomplete(input, {
      rule: 'source.clock_skew',
      id: newest.log,
      label: 'clock of the Pooler',
      title: 'The clock of the Pooler is ahead of this machine',
      impact: 'Ages, and what came before what, may be wrong by the difference of the clocks',
      nextCheck: 'Check the time synchronisation of both machines',
      text: `a row was admitted at ${new Date(newest.newestMs).toISOString().slice(11, 19)} UTC, later than now`,
    }),
  ];
}

/** Counters that go backwards without a restart: several nodes answer in turn (pooler-contract 5.1). */
function interleaved(input: SignalInput): Finding[] {
  if (input.history.traffic?.interleaved !== true) return [];
  return [
    incomplete(input, {
      rule: 'source.interleaved',
      id: 'traffic',
      label: 'gateway metrics',
      severity: 'watch',
      title: 'Several nodes of the Pooler answer behind one address: its counters cannot be trusted',
      impact: 'Refusals, circuits and stream failures of the gateway are not known',
      nextCheck: 'Read each node by itself, or through Prometheus',
      text: 'counters went backwards without a restart',
    }),
  ];
}

/** What the console knows only in part: cut lists, missing rows, another clock, counters of several nodes. */
export function sourceCompleteness(input: SignalInput): Finding[] {
  return [
    ...truncated(input),
    ...input.history.coverage.flatMap((coverage) => gaps(input, coverage)),
    ...clockSkew(input),
    ...interleaved(input),
  ];
}
