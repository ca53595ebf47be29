import type { Picture } from '../../metadata/picture.ts';
import {
  membership,
  NOW_MS,
  picture,
  pool,
  quota,
  sources,
  upstream,
} from '../../metadata/testing/records.ts';
import type { Signal } from '../../signals/signal.ts';
import { lane, sloRow } from '../../signals/testing/signals.ts';
import type { SloResult } from '../../slo/result.ts';
import type { ComposeInput } from '../compose.ts';
import { TROUBLED_PICTURE, TROUBLED_SLO } from './troubles.ts';

/** What is known while every kind of trouble lasts, with the chosen signals. */
export function troubled(signals: readonly Signal[], change: Partial<ComposeInput> = {}): ComposeInput {
  return {
    nowMs: NOW_MS,
    presentMs: NOW_MS,
    signals,
    picture: TROUBLED_PICTURE,
    sources: sources({ keys: 'failing', audit: 'stale', jobs: 'refused' }),
    slo: TROUBLED_SLO,
    ...change,
  };
}

export function resolved(signals: readonly Signal[]): Signal[] {
  return signals.map((each) => ({ ...each, state: 'resolved', resolvedAtMs: NOW_MS - 60_000 }));
}

const WELL = [
  membership('batch', ['u1', 'u2']),
  membership('primary', ['u3', 'u4', 'u5']),
  membership('unused', ['u5']),
  membership('research', ['u6', 'u7', 'u8', 'u9']),
];
const UPSTREAM_IDS = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9'];

const WELL_SLO: SloResult = {
  rows: TROUBLED_SLO.rows.map(({ id }) => sloRow(id)),
  lanes: TROUBLED_SLO.lanes.map(({ id }) => lane(id)),
  ...(TROUBLED_SLO.details === undefined
    ? {}
    : {
        details: {
          ...TROUBLED_SLO.details,
          budgets: TROUBLED_SLO.details.budgets.map((budget) => ({
            ...budget,
            alerts: budget.alerts.map((alert) => ({ ...alert, condition: 'false' as const, longRate: 0.5 })),
          })),
          dips: TROUBLED_SLO.details.dips.map(({ id }) => lane(id)),
        },
      }),
};

/** What is known once all is well again. */
export function well(signals: readonly Signal[], change: Partial<ComposeInput> = {}): ComposeInput {
  return troubled(signals, {
    picture: picture({
      pools: WELL.map(({ id, upstreamIds }) => pool(id, { upstreamCount: upstreamIds.length })),
      upstreams: UPSTREAM_IDS.map((id) => upstream(id)),
      memberships: WELL,
      quotas: UPSTREAM_IDS.map((id) => quota(id)),
      gateway: { id: 'gateway', alive: true, ready: true },
    }),
    sources: sources(),
    slo: WELL_SLO,
    ...change,
  });
}

/** Where both upstreams of example-batch need re-authentication. */
export const WORSE_PICTURE: Picture = {
  ...TROUBLED_PICTURE,
  upstreams: TROUBLED_PICTURE.upstreams.map((each) =>
    each.id === 'u2' ? { ...each, status: 'reauth_required' } : each,
  ),
};

/** Where one upstream more of example-primary serves. */
export const BETTER_PICTURE: Picture = {
  ...TROUBLED_PICTURE,
  quotas: UPSTREAM_IDS.map((id) => quota(id)),
};

/** Where example-batch is served by the one of its two upstreams that is well. */
export const SERVING_PICTURE: Picture = {
  ...TROUBLED_PICTURE,
  upstreams: TROUBLED_PICTURE.upstreams.map((each) =>
    each.id === 'u2' ? { ...each, status: 'active' } : each,
  ),
  quotas: UPSTREAM_IDS.map((id) => quota(id)),
};
