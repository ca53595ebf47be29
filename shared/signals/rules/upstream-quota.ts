import type { QuotaAccount, QuotaWindow, Upstream } from '../../metadata/entities.ts';
import { ROUTABLE_UPSTREAM_STATUSES } from '../../metadata/entities.ts';
import { found } from '../found.ts';
import { readAtMs, type SignalInput } from '../input.ts';
import { quotaStanding } from '../readiness.ts';
import type { Finding } from '../signal.ts';

/** An account-wide window this full will run out soon, percent. Own threshold. */
const NEARLY_USED_PERCENT = 90;

/** The Pooler takes evidence for fresh for 15 minutes (pooler-contract 3.8). */
export const EVIDENCE_FRESH_MS = 15 * 60_000;

/** One missed look at an account is no news, ms: reconciliation runs every minute (pooler-contract 6.1). */
const STALE_FOR_MS = 5 * 60_000;

/** An upstream with its quota account. */
interface Account {
  readonly upstream: Upstream;
  readonly quota: QuotaAccount;
}

/** Minutes of a quota window in words: 300 is "5-hour", 10080 "weekly" (pooler-contract 3.8). */
function windowWord({ windowMinutes: minutes }: QuotaWindow): string {
  if (minutes === null) return 'quota';
  if (minutes === 10_080) return 'weekly';
  if (minutes === 43_200) return '30-day';
  return minutes % 60 === 0 ? `${minutes / 60}-hour` : `${minutes}-minute`;
}

function windowText(window: QuotaWindow): string {
  const { kind, model, usedPercent, resetAtMs, unusableReason } = window;
  const of = kind.startsWith('account') ? '' : ` of ${model ?? 'one feature'}`;
  return [
    `${windowWord(window)} window${of}${unusableReason === 'exhausted' ? ' exhausted' : ''}`,
    ...(usedPercent === null ? [] : [`${usedPercent} % used`]),
    ...(resetAtMs === null ? [] : [`resets ${new Date(resetAtMs).toISOString().slice(0, 16)}Z`]),
  ].join(', ');
}

const isAccountWide = ({ kind }: QuotaWindow) => kind.startsWith('account');
const isExhausted = ({ unusableReason }: QuotaWindow) => unusableReason === 'exhausted';
const isToReset = ({ resetAtMs }: QuotaWindow, nowMs: number) => resetAtMs === null || resetAtMs > nowMs;

function quotaFinding(
  input: SignalInput,
  { upstream }: Account,
  windows: readonly QuotaWindow[],
  said: Pick<Finding, 'rule' | 'title' | 'impact' | 'nextCheck'> & { readonly pendingForMs?: number },
): Finding {
  return found(input, {
    ...said,
    severity: 'watch',
    subject: { kind: 'upstream', id: upstream.id, label: upstream.label },
    restsOn: ['quotas', 'upstreams', 'pools'],
    evidence: windows.map((window) => ({
      source: 'quotas',
      text: windowText(window),
      fromMs: window.observedAtMs,
    })),
  });
}

function exhausted(input: SignalInput, account: Account): Finding[] {
  const { upstream, quota } = account;
  if (quotaStanding(quota, input.nowMs) !== 'not ready') return [];
  const windows = quota.windows.filter((window) => isAccountWide(window) && isExhausted(window));
  return [
    quotaFinding(input, account, windows, {
      rule: 'upstream.quota_exhausted',
      title: `${upstream.label} has used up its quota`,
      impact: 'Its Pools serve with one upstream less until the quota resets',
      nextCheck: `Check the reset time of ${upstream.label} and whether its Pools have enough other upstreams until then`,
    }),
  ];
}

/** Nearly used up, or used up for some models only: `limited` of pooler-contract 9. */
function limited(input: SignalInput, account: Account): Finding[] {
  const { upstream, quota } = account;
  if (quotaStanding(quota, input.nowMs) === 'not ready') return [];
  const windows = quota.windows.filter(
    (window) =>
      isToReset(window, input.nowMs) &&
      (isAccountWide(window) ? (window.usedPercent ?? 0) >= NEARLY_USED_PERCENT : isExhausted(window)),
  );
  if (windows.length === 0) return [];
  const isNearlyUsed = windows.some(isAccountWide);
  return [
    quotaFinding(input, account, windows, {
      rule: 'upstream.quota_limited',
      title: isNearlyUsed
        ? `${upstream.label} has nearly used up its quota`
        : `${upstream.label} has used up its quota for some models`,
      impact: isNearlyUsed
        ? `The Pools of ${upstream.label} may soon serve with fewer upstreams`
        : `Some models of the Pools of ${upstream.label} have fewer upstreams`,
      nextCheck: `Check whether the Pools of ${upstream.label} can do without it until its quota resets`,
    }),
  ];
}

/** Evidence that has grown old although the upstream takes traffic; one that is out of service is not looked at. */
function isStale(input: SignalInput, { upstream, quota }: Account): boolean {
  if (!ROUTABLE_UPSTREAM_STATUSES.has(upstream.status)) return false;
  const newest = Math.max(...quota.windows.map(({ observedAtMs }) => observedAtMs ?? 0));
  return newest > 0 && readAtMs(input, 'quotas') - newest > EVIDENCE_FRESH_MS;
}

function stale(input: SignalInput, account: Account): Finding {
  const { upstream, quota } = account;
  return quotaFinding(input, account, quota.windows.slice(0, 1), {
    rule: 'upstream.quota_stale',
    title: `The quota evidence of ${upstream.label} is out of date`,
    impact: `Whether ${upstream.label} can still serve is not known, and routing may choose others`,
    nextCheck: `Check that account reconciliation runs and that ${upstream.label} can still be read`,
    pendingForMs: STALE_FOR_MS,
  });
}

/**
 * Upstreams whose quota is used up until a reset still to come, nearly used up, or no longer known (pooler-contract
 * 3.8, 9). Where the evidence of all of them is old at once, one job has stopped: its own rule tells that.
 */
export function upstreamQuota(input: SignalInput): Finding[] {
  const accounts = input.picture.quotas.flatMap((quota): Account[] => {
    const upstream = input.picture.upstreams.find(({ id }) => id === quota.id);
    return upstream === undefined ? [] : [{ upstream, quota }];
  });
  const old = accounts.filter((account) => isStale(input, account));
  const serving = accounts.filter(({ upstream }) => ROUTABLE_UPSTREAM_STATUSES.has(upstream.status));
  const isOneJob = old.length > 1 && old.length === serving.length;
  return [
    ...accounts.flatMap((account) => [...exhausted(input, account), ...limited(input, account)]),
    ...(isOneJob ? [] : old.map((account) => stale(input, account))),
  ];
}
