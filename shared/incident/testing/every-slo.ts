import { NOW_MS } from '../../metadata/testing/records.ts';
import { advanceSignals } from '../../signals/clock.ts';
import { evaluateRules } from '../../signals/evaluate.ts';
import type { Signal } from '../../signals/signal.ts';
import { lane, signalInput, sloRow } from '../../signals/testing/signals.ts';
import { catalogueOf } from '../../slo/catalogue/catalogue.ts';
import { LANES } from '../../slo/catalogue/lanes.ts';
import { ownRowSchema } from '../../slo/catalogue/own-row-schema.ts';
import { POOLER_ROWS } from '../../slo/catalogue/pooler.ts';
import { type SloResult, sloResultSchema } from '../../slo/result.ts';
import { TROUBLED_SLO } from './troubles.ts';

const OWN_ROW = ownRowSchema.parse({
  id: 'latency.of_our_own',
  service: 'codex-pdf',
  surface: 'An example',
  rule: 'An example of an own row.',
  window: '1h',
  quantile: { histogram: { metric: 'example_seconds' }, q: 0.95, atMostSeconds: 1 },
});

/** Every row that can be judged: the published ones, those on the Pooler's metrics and one of an operator. */
export const EVERY_ROW = catalogueOf(new Map(), [...POOLER_ROWS, OWN_ROW], '').rows;

const [BUDGET] = TROUBLED_SLO.details?.budgets ?? [];
const FLOORED = EVERY_ROW.filter(
  ({ measure }) => measure.kind === 'hit share' || measure.kind === 'ok share',
);
const AVAILABLE = EVERY_ROW.filter(({ group }) => group === 'availability');

/** Every row, lane, budget and floor in trouble at once; every second budget burns so slowly that a ticket is enough. */
export const EVERY_SLO: SloResult = sloResultSchema.parse({
  rows: EVERY_ROW.map(({ id, target, unit, window }) =>
    sloRow(id, { verdict: 'breach', target, unit, window, estimate: unit === 'ratio' ? 0.5 : 3 }),
  ),
  lanes: LANES.map(({ id, kind, threshold }) =>
    lane(id, {
      state: 'firing',
      threshold,
      unit: kind === 'failing' ? 'ratio' : 'seconds',
      estimate: kind === 'failing' ? 0.5 : 12,
      activeAtMs: NOW_MS - 600_000,
    }),
  ),
  details: {
    rows: [],
    budgets: AVAILABLE.map(({ id }, index) => ({
      ...BUDGET,
      id,
      alerts: BUDGET?.alerts.slice(index % 2) ?? [],
    })),
    dips: FLOORED.map(({ id, target }) =>
      lane(`dip.${id}`, { state: 'firing', estimate: 0.1, threshold: target ?? 0.5, activeAtMs: NOW_MS }),
    ),
  },
});

/** A signal of every row, lane, budget and floor there is. */
export function everySloSignal(): Signal[] {
  const findings = evaluateRules(signalInput({ slo: EVERY_SLO }));
  return advanceSignals({ nowMs: NOW_MS, previous: [], findings, firstLooks: new Set() });
}
