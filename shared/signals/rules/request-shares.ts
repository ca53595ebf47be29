import type { RequestWindow } from '../../metadata/request-figures.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import { type ComparedWindows, comparedWindows } from '../request-windows.ts';
import { countedShare, hasRisen, type RiseLimits, rounded, type Share, shareText, wilson } from '../share.ts';
import type { Finding, Subject } from '../signal.ts';

/** A rise must be seen for so long, ms: a burst of one refresh is no trend. Own threshold. */
const HOLDS_MS = 60_000;

/** Judged by `status`, never by the HTTP code: a broken stream has answered 200 (pooler-contract 13.4). Own thresholds. */
const FAILURE_LIMITS: RiseLimits = { minimum: 50, floor: 0.05, outright: 0.2 };

/** A retry is served in the end: only many of them say that upstreams are short. Own thresholds. */
const RETRY_LIMITS: RiseLimits = { minimum: 50, floor: 0.1, outright: 0.4 };

const ALL: Subject = { kind: 'route', id: 'all', label: 'all requests' };
const NOTHING: Share = { count: 0, of: 0 };

/** The codes of failed rows, the most frequent first, with their counts; null without any. */
function failureCodes({ byCode }: RequestWindow): string | null {
  const codes = byCode.filter(({ status }) => status === 'failed').toSorted((a, b) => b.count - a.count);
  return codes.length === 0
    ? null
    : codes
        .slice(0, 3)
        .map(({ code, count }) => `${rounded(count)} ${code}`)
        .join(', ');
}

interface Compared {
  readonly subject: Subject;
  readonly current: Share;
  readonly previous: Share;
}

function shareEvidence({ subject, current, previous }: Compared, windows: ComparedWindows) {
  return {
    source: 'requests' as const,
    text: `${countedShare(current)} in 15 minutes, ${shareText(previous)} before${windows.gap}`,
    subject,
    fromMs: windows.current.fromMs,
    toMs: windows.toMs,
  };
}

function failureFinding(input: SignalInput, compared: Compared, windows: ComparedWindows): Finding {
  const { subject, current } = compared;
  const whose = subject.kind === 'pool' ? `of ${subject.label} ` : '';
  const codes = failureCodes(windows.current);
  return found(input, {
    rule: 'requests.failure_share',
    severity: wilson(current).low >= FAILURE_LIMITS.outright ? 'degraded' : 'watch',
    subject,
    title: `More requests ${whose}fail than before: ${shareText(current)}`,
    impact: `Some requests ${whose}fail`,
    nextCheck: `Open the failed requests ${whose}of the last 15 minutes and compare their codes and upstreams`,
    restsOn: ['requests'],
    evidence: [
      shareEvidence(compared, windows),
      ...(codes === null
        ? []
        : [
            {
              source: 'requests' as const,
              text: `codes of all failures: ${codes}`,
              fromMs: windows.current.fromMs,
            },
          ]),
    ],
    pendingForMs: HOLDS_MS,
  });
}

function poolShares({ current, previous }: ComparedWindows): Compared[] {
  return current.byPool.map(({ poolId, poolLabel, failed, settled }) => {
    const before = previous?.byPool.find((each) => each.poolId === poolId);
    return {
      subject: { kind: 'pool', id: poolId, label: poolLabel },
      current: { count: failed, of: settled },
      previous: before === undefined ? NOTHING : { count: before.failed, of: before.settled },
    };
  });
}

function overall(windows: ComparedWindows, of: (window: RequestWindow) => Share): Compared {
  const { current, previous } = windows;
  return { subject: ALL, current: of(current), previous: previous === null ? NOTHING : of(previous) };
}

function failures(input: SignalInput, windows: ComparedWindows): Finding[] {
  const hasTrouble = ({ current, previous }: Compared) => hasRisen(current, previous, FAILURE_LIMITS);
  const pools = poolShares(windows).filter(hasTrouble);
  const all = overall(windows, ({ failed, settled }) => ({ count: failed, of: settled }));
  // Where single Pools fail they speak for the whole.
  const telling = pools.length > 0 ? pools : [all].filter(hasTrouble);
  return telling.map((compared) => failureFinding(input, compared, windows));
}

function retries(input: SignalInput, windows: ComparedWindows): Finding[] {
  const compared = overall(windows, ({ retried, settled }) => ({ count: retried, of: settled }));
  if (!hasRisen(compared.current, compared.previous, RETRY_LIMITS)) return [];
  return [
    found(input, {
      rule: 'requests.retry_share',
      severity: 'watch',
      subject: ALL,
      title: `More requests are retried than before: ${shareText(compared.current)}`,
      impact: 'Clients wait longer while their requests are tried on another upstream',
      nextCheck: 'Open the retried requests of the last 15 minutes and see which upstream they left',
      restsOn: ['requests'],
      evidence: [shareEvidence(compared, windows)],
      pendingForMs: HOLDS_MS,
    }),
  ];
}

/**
 * The share of requests that fail, by Pool where one can be told, and of those that are retried, against the 15 minutes
 * before: their 99 % Wilson intervals must lie apart (issue 3, pooler-contract 9). Requests a client ended itself are
 * no failures (4.6).
 */
export function requestShares(input: SignalInput): Finding[] {
  const windows = comparedWindows(input.history.requests);
  return windows === null ? [] : [...failures(input, windows), ...retries(input, windows)];
}
