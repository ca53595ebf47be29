import type { GatewayTraffic } from '../../metadata/gateway-traffic.ts';
import type { Picture } from '../../metadata/picture.ts';
import { invite, operator } from '../../metadata/testing/access-records.ts';
import {
  exhaustedQuota,
  MINUTE_MS,
  membership,
  NOW_MS,
  picture,
  poll,
  pool,
  quota,
  quotaWindow,
  sources,
  upstream,
} from '../../metadata/testing/records.ts';
import { advanceSignals } from '../../signals/clock.ts';
import { evaluateRules } from '../../signals/evaluate.ts';
import type { SignalInput } from '../../signals/input.ts';
import type { Signal } from '../../signals/signal.ts';
import { lane, signalInput, sloRow } from '../../signals/testing/signals.ts';
import { type SloResult, sloResultSchema } from '../../slo/result.ts';
import {
  FOUND_MS,
  TROUBLED_ALERTS,
  TROUBLED_HISTORY,
  TROUBLED_KEYS,
  TROUBLED_SETTINGS,
} from './troubled-history.ts';

/** Pools and their upstreams, keys, operators and alerts with every kind of trouble at once. */
export const TROUBLED_PICTURE: Picture = picture({
  pools: [
    pool('batch', { upstreamCount: 2 }),
    pool('primary', { upstreamCount: 3 }),
    pool('unused', { upstreamCount: 0 }),
    pool('research', { upstreamCount: 4 }),
    pool('archive', { upstreamCount: 0, status: 'archived' }),
  ],
  upstreams: [
    upstream('u1', { status: 'reauth_required' }),
    upstream('u2', { status: 'refresh_failed' }),
    upstream('u3', { status: 'refresh_due' }),
    upstream('u4'),
    upstream('u5'),
    upstream('u6', { status: 'paused' }),
    upstream('u7', { status: 'errored' }),
    upstream('u8'),
    upstream('u9'),
  ],
  memberships: [
    membership('batch', ['u1', 'u2']),
    membership('primary', ['u3', 'u4', 'u5']),
    membership('unused', []),
    membership('research', ['u6', 'u7', 'u8', 'u9']),
    membership('archive', []),
  ],
  quotas: [
    quota('u3'),
    exhaustedQuota('u4'),
    quota('u5'),
    quota('u8', { windows: [quotaWindow({ usedPercent: 95 })], truncated: true }),
    quota('u9', { windows: [quotaWindow({ observedAtMs: FOUND_MS - 20 * MINUTE_MS })] }),
  ],
  keys: TROUBLED_KEYS,
  operators: [operator('o1', { passwordChangeRequired: true }), operator('o2', { totpStatus: 'disabled' })],
  invites: [
    invite('i1', { expiresAtMs: NOW_MS + 60 * MINUTE_MS }),
    invite('i2', { status: 'expired', expiresAtMs: NOW_MS - 60 * MINUTE_MS }),
  ],
  alerts: TROUBLED_ALERTS,
  vanished: [
    { subject: { kind: 'pool', id: 'old', label: 'example-old' }, sinceMs: FOUND_MS - 10 * MINUTE_MS },
  ],
  polls: [poll('pools')],
  gateway: { id: 'gateway', alive: true, ready: false },
  statusSince: new Map([
    ['upstream:u3', { atMs: FOUND_MS - 3_600_000, timing: 'since at least' }],
    ['key:paused', { atMs: FOUND_MS - MINUTE_MS, timing: 'observed' }],
  ]),
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

const SOURCES = sources({ keys: 'failing', audit: 'stale', jobs: 'refused' });

/** The inputs at the moment of the troubles; some rule each other out, and need a moment of their own. */
function troubledInputs(): SignalInput[] {
  const base = signalInput({
    nowMs: FOUND_MS,
    picture: TROUBLED_PICTURE,
    sources: SOURCES,
    slo: TROUBLED_SLO,
    history: TROUBLED_HISTORY,
    expectedPools: ['example-expected'],
  });
  const { traffic, ...rest } = TROUBLED_HISTORY;
  const withTraffic = (change: Partial<GatewayTraffic>) => ({
    ...base,
    history: { ...rest, traffic: traffic === null ? null : { ...traffic, ...change } },
  });
  const withPicture = (change: Partial<Picture>) => ({
    ...base,
    picture: { ...TROUBLED_PICTURE, ...change },
  });
  return [
    base,
    withTraffic({ exposure: 'unavailable', interleaved: true }),
    { ...base, history: { ...TROUBLED_HISTORY, jobs: null } },
    withPicture({
      gateway: { id: 'gateway', alive: false, ready: false },
      upstreams: [upstream('u9')],
      quotas: [quota('u9', { windows: [quotaWindow({ observedAtMs: FOUND_MS - 20 * MINUTE_MS })] })],
    }),
    withPicture({ settings: TROUBLED_SETTINGS }),
  ];
}

/** One or more firing signals of every rule there is, as the rules and the clock make them. */
export function everySignal(): Signal[] {
  const findings = troubledInputs()
    .flatMap(evaluateRules)
    .map((finding) => ({ ...finding, pendingForMs: 0 }));
  return advanceSignals({
    nowMs: FOUND_MS,
    previous: [],
    findings: [...Map.groupBy(findings, ({ id }) => id).values()].flatMap(([first]) => first ?? []),
    firstLooks: new Set(),
  });
}
