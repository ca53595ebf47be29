import { AVAILABILITY_ROWS } from './availability.ts';
import { LATENCY_ROWS } from './latency.ts';
import type { Measure, SloRow } from './row.ts';

/** Counters the console's own probe of the health check keeps: answers by `outcome`, and their time. */
export const PROBE_COUNT = 'console_healthz_probes_total';
export const PROBE_SECONDS = 'console_healthz_probe_seconds';

const PATH_IS_SOUND = 'failures on the way from this workstation are none of the service';
const PATH_IS_FAST = 'the way from this workstation takes none of the time';
const OFTEN_ENOUGH = 'what happens between two probes is like what they see';

/**
 * What an own probe of `GET /v1/healthz` can say in place of the rows the service does not instrument
 * (slo-contract 4.1 and 4.2). Under the ids of the published rows, which stay not measurable.
 */
export const STAND_INS: readonly SloRow[] = [...AVAILABILITY_ROWS, ...LATENCY_ROWS].flatMap((row) => {
  const measure = probed(row);
  return measure === null
    ? []
    : [
        {
          ...row,
          measure,
          how: 'The own probe of this console, one request at every scrape.',
          class: 'assumption',
          scope: 'own probe from this workstation, a stand-in',
          why: 'The service counts nothing for its health check; a probe sees the way to it too.',
          assumes: { pass: OFTEN_ENOUGH, breach: row.unit === 'ratio' ? PATH_IS_SOUND : PATH_IS_FAST },
        },
      ];
});

function probed({ id, measure }: SloRow): Measure | null {
  if (id === 'availability.healthz') {
    return {
      kind: 'counter share',
      part: { metric: PROBE_COUNT, where: { outcome: ['ok'] } },
      of: { metric: PROBE_COUNT, where: {} },
      counts: 'successes',
    };
  }
  return id.startsWith('latency.healthz.') && measure.kind === 'quantile'
    ? {
        kind: 'histogram quantile',
        histogram: { metric: PROBE_SECONDS, where: {} },
        quantile: measure.quantile,
      }
    : null;
}
