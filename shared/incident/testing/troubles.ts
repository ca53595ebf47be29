import type { Picture } from '../../metadata/picture.ts';
import {
  exhaustedQuota,
  membership,
  NOW_MS,
  picture,
  pool,
  quota,
  sources,
  upstream,
} from '../../metadata/testing/records.ts';
import { advanceSignals } from '../../signals/clock.ts';
import { evaluateRules } from '../../signals/evaluate.ts';
import type { Signal } from '../../signals/signal.ts';
import { lane, signalInput, sloRow } from '../../signals/testing/signals.ts';
import { type SloResult, sloResultSchema } from '../../slo/result.ts';

/** When the troubles were found: 10:05 UTC, a quarter of an hour before the present of the tests. */
const FOUND_MS = NOW_MS - 15 * 60_000;

/** Three Pools and their upstreams with every kind of trouble at once. */
export const TROUBLED_PICTURE: Picture = picture({
  pools: [
    pool('batch', { upstreamCount: 2 }),
    pool('primary', { upstreamCount: 3 }),
    pool('unused', { upstreamCount: 0 }),
  ],
  upstreams: [
    upstream('u1', { status: 'reauth_required' }),
    upstream('u2', { status: 'refresh_failed' }),
    upstream('u3', { status: 'refresh_due' }),
    upstream('u4'),
    upstream('u5'),
  ],
  memberships: [
    membership('batch', ['u1', 'u2']),
    membership('primary', ['u3', 'u4', 'u5']),
    membership('unused', []),
  ],
  quotas: [quota('u3'), exhaustedQuota('u4'), quota('u5')],
  gateway: { id: 'gateway', alive: true, ready: false },
  statusSince: new Map([['upstream:u3', { atMs: FOUND_MS - 3_600_000, timing: 'since at least' }]]),
});

const BURN_ALERT = {
  factor: 14.4,
  long: '1h',
  short: '5m',
  budgetUsed: 0.02,
  action: 'page',
  source: 'invented',
  condition: 'true',
  longRate: 20,
  shortRate: 22,
  complete: true,
  why: 'Both windows burn above 14.4.',
} as const;

/** Read through the schema, as the store does: what a later version adds has its default. */
export const TROUBLED_SLO: SloResult = sloResultSchema.parse({
  rows: [
    sloRow('availability.extract', { verdict: 'breach', estimate: 0.9876 }),
    sloRow('latency.renders.p95', { verdict: 'breach', estimate: 0.031, target: 0.025, unit: 'seconds' }),
    sloRow('cache.conformance', { verdict: 'assumed breach', estimate: 0.71, target: 0.9, window: '5m' }),
  ],
  lanes: [lane('failing.extract', { state: 'firing', estimate: 0.052, activeAtMs: FOUND_MS - 300_000 })],
  details: {
    rows: [],
    budgets: [
      {
        id: 'availability.extract',
        target: 0.999,
        spend: null,
        rates: [],
        alerts: [
          BURN_ALERT,
          { ...BURN_ALERT, factor: 1, long: '3d', short: '6h', action: 'ticket', longRate: 2 },
        ],
        projection: 'The budget is spent in two days at this rate.',
      },
    ],
    dips: [
      lane('dip.cache.conformance', {
        state: 'firing',
        estimate: 0.71,
        threshold: 0.8,
        holdMs: 900_000,
        activeAtMs: FOUND_MS - 900_000,
      }),
    ],
  },
});

/** One or more firing signals of every rule there is, as the rules and the clock make them. */
export function everySignal(): Signal[] {
  const input = signalInput({
    nowMs: FOUND_MS,
    picture: TROUBLED_PICTURE,
    sources: sources({ keys: 'failing', audit: 'stale', jobs: 'refused' }),
    slo: TROUBLED_SLO,
  });
  const findings = evaluateRules(input).map((finding) => ({ ...finding, pendingForMs: 0 }));
  return advanceSignals({ nowMs: FOUND_MS, previous: [], findings, firstLooks: new Set() });
}
