import { ROUTABLE_UPSTREAM_STATUSES } from '../../metadata/entities.ts';
import { found } from '../found.ts';
import { readAtMs, type SignalInput } from '../input.ts';
import { areaImpact, workerArea } from '../job-workers.ts';
import { comparedWindows } from '../request-windows.ts';
import { countedShare, hasRisen, type RiseLimits, shareText } from '../share.ts';
import type { Finding } from '../signal.ts';
import { EVIDENCE_FRESH_MS } from './upstream-quota.ts';

const MINUTE_MS = 60_000;

/** A refresh that an operator asked for has had this long, ms: it takes less than a minute (pooler-contract 6.2). */
const REFRESH_UNANSWERED_MS = 10 * MINUTE_MS;

/** After two hours nobody waits for it any more, ms. Own threshold. */
const REFRESH_FORGOTTEN_MS = 120 * MINUTE_MS;

/** Some models never have a price: only many unpriced requests say that the import stopped. Own thresholds. */
const UNPRICED_LIMITS: RiseLimits = { minimum: 50, floor: 0.2, outright: 0.9 };

type Said = Pick<Finding, 'rule' | 'title'> & {
  readonly restsOn: Parameters<typeof found>[1]['restsOn'];
  readonly evidence: Parameters<typeof found>[1]['evidence'];
  readonly knownSince?: Finding['knownSince'];
  readonly pendingForMs?: number;
};

function inferred(input: SignalInput, worker: string, said: Said): Finding {
  return found(input, {
    ...said,
    severity: 'watch',
    subject: { kind: 'job', id: worker, label: workerArea(worker) },
    title: `${said.title} (inferred)`,
    impact: areaImpact(worker),
    nextCheck: `Check that a worker runs the ${workerArea(worker)} job and that its runs succeed`,
    evidence: said.evidence.map((each) => ({ ...each, text: `inferred: ${each.text}` })),
  });
}

/** Reconciliation renews quota evidence every minute; none newer than 15 minutes anywhere means that it stopped. */
function reconciliation(input: SignalInput): Finding[] {
  const serving = new Set(
    input.picture.upstreams
      .filter(({ status }) => ROUTABLE_UPSTREAM_STATUSES.has(status))
      .map(({ id }) => id),
  );
  const observed = input.picture.quotas
    .filter(({ id }) => serving.has(id))
    .flatMap(({ windows }) => windows.flatMap(({ observedAtMs }) => observedAtMs ?? []));
  if (observed.length === 0) return [];
  const newestMs = Math.max(...observed);
  if (readAtMs(input, 'quotas') - newestMs <= EVIDENCE_FRESH_MS) return [];
  return [
    inferred(input, 'AccountReconciliationWorker', {
      rule: 'job.reconciliation_silent',
      title: 'Account reconciliation seems to have stopped',
      restsOn: ['quotas', 'upstreams'],
      evidence: [
        {
          source: 'quotas',
          text: 'the newest quota evidence of all upstreams is older than 15 minutes',
          fromMs: newestMs,
        },
      ],
      knownSince: { atMs: newestMs + EVIDENCE_FRESH_MS, isLowerBound: false },
    }),
  ];
}

/** An operator asked for a refresh, and the upstream has not been refreshed since. */
function manualRefresh(input: SignalInput): Finding[] {
  const atMs = readAtMs(input, 'upstreams');
  const unanswered = input.history.audits.filter(({ action, targetId, occurredAtMs }) => {
    const upstream = input.picture.upstreams.find(({ id }) => id === targetId);
    const agoMs = atMs - occurredAtMs;
    return (
      action === 'upstream_account.refresh_enqueue' &&
      upstream !== undefined &&
      agoMs >= REFRESH_UNANSWERED_MS &&
      agoMs < REFRESH_FORGOTTEN_MS &&
      (upstream.lastSuccessfulRefreshAtMs ?? 0) < occurredAtMs
    );
  });
  const oldestMs = Math.min(...unanswered.map(({ occurredAtMs }) => occurredAtMs));
  if (unanswered.length === 0) return [];
  return [
    inferred(input, 'TokenRefreshWorker', {
      rule: 'job.refresh_unanswered',
      title: 'A token refresh that was asked for has not come through',
      restsOn: ['audit', 'upstreams'],
      evidence: [
        {
          source: 'audit',
          text: `${unanswered.length} refresh asked for, no successful refresh since`,
          fromMs: oldestMs,
        },
      ],
      knownSince: { atMs: oldestMs + REFRESH_UNANSWERED_MS, isLowerBound: false },
    }),
  ];
}

/** More requests without a price than before: the catalogue or its prices are behind. */
function pricing(input: SignalInput): Finding[] {
  const windows = comparedWindows(input.history.requests);
  if (windows === null) return [];
  const { current, previous, gap, fromMs, toMs } = windows;
  const now = { count: current.unpriced, of: current.succeeded };
  const before = { count: previous?.unpriced ?? 0, of: previous?.succeeded ?? 0 };
  if (!hasRisen(now, before, UNPRICED_LIMITS)) return [];
  return [
    inferred(input, 'PricingImportWorker', {
      rule: 'job.pricing_behind',
      title: 'The pricing import seems to be behind',
      restsOn: ['requests'],
      evidence: [
        {
          source: 'requests',
          text: `${countedShare(now)} without a price, ${shareText(before)} before${gap}`,
          fromMs,
          toMs,
        },
      ],
      pendingForMs: MINUTE_MS,
    }),
  ];
}

/**
 * What betrays job trouble from outside, labelled as what it is (pooler-contract 6.6): where no database tells of
 * jobs, and where one does that quota evidence grows old all the same, for a run may end well and renew nothing.
 */
export function jobInference(input: SignalInput): Finding[] {
  const isBlind = input.history.jobs === null;
  return [...reconciliation(input), ...(isBlind ? [...manualRefresh(input), ...pricing(input)] : [])];
}
