import type { OwnRow } from './own-row-schema.ts';
import { NO_ASSUMPTIONS, type SloRow } from './row.ts';

/** The catalogue row of what an operator wrote. */
export function ownRow(written: OwnRow): SloRow {
  const { id, service, surface, rule, why, window, share, quantile } = written;
  const common = {
    id,
    surface,
    group: service === 'pooler' ? ('pooler' as const) : ('own' as const),
    window,
    rule,
    scope:
      service === 'pooler' ? "the Pooler's own counters, nodes merged" : 'service counters, replicas merged',
    assumes: NO_ASSUMPTIONS,
    vacuousAsPublished: false,
  };
  if (share !== undefined) {
    const { part, of, counts, atLeast } = share;
    return {
      ...common,
      target: atLeast,
      direction: '>=',
      unit: 'ratio',
      measure: { kind: 'counter share', part, of, counts },
      how: `Increase of \`${part.metric}\` over that of \`${of.metric}\`, each summed over the chosen series.`,
      class: 'exact',
      why: why === '' ? 'Both counters are read as they are.' : why,
    };
  }
  return {
    ...common,
    target: quantile?.atMostSeconds ?? null,
    direction: '<=',
    unit: 'seconds',
    measure:
      quantile === undefined
        ? { kind: 'none' }
        : { kind: 'histogram quantile', histogram: quantile.histogram, quantile: quantile.q },
    how: 'Shares of observations at or under the bucket edges around the target.',
    class: 'bounded',
    why: why === '' ? 'Decided by counting at the bucket edges; between two edges it stays undecided.' : why,
  };
}
