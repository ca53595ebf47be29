import { NO_ASSUMPTIONS, type SloRow } from './row.ts';

/**
 * What makes a dip *sustained*; the published text gives no duration (slo-contract 4.3, recommended reading).
 */
export const SUSTAINED_DIP = { holdMs: 15 * 60_000, minLookups: 20 } as const;

const published = {
  group: 'cache',
  direction: '>=',
  unit: 'ratio',
  window: '5m',
  rule: 'Hits over look-ups by 5-minute rates stay at or above the floor; a sustained dip below it is the signal (read as 15 minutes with at least 20 look-ups).',
  scope: 'service counters, replicas merged',
  assumes: NO_ASSUMPTIONS,
  vacuousAsPublished: false,
} as const;

const counted = {
  how: 'Hits over look-ups, both summed per endpoint. The published expression divides hits by hits and always answers 1 (SLO-T2).',
  class: 'exact',
  why: 'Every look-up of this route is counted as a hit or a miss.',
} as const;

const uncounted = {
  measure: { kind: 'none' },
  how: 'Not at all: this route never calls the cache counter.',
  class: 'not measurable',
  why: 'The service counts no cache look-ups for this route; counting them would make it decidable.',
} as const;

/** Cache hit rate, slo-contract 4.3. */
export const CACHE_ROWS: readonly SloRow[] = [
  { ...published, ...uncounted, id: 'cache.extract', surface: 'POST /v1/extract', target: 0.8 },
  {
    ...published,
    ...counted,
    id: 'cache.text_regions',
    surface: 'GET /v1/documents/{hash}/text-regions',
    target: 0.7,
    measure: { kind: 'hit share', endpoint: 'text_regions' },
  },
  {
    ...published,
    ...counted,
    id: 'cache.conformance',
    surface: 'POST /v1/documents/{id}/conformance/{profile}',
    target: 0.9,
    measure: { kind: 'hit share', endpoint: 'conformance' },
  },
  { ...published, ...uncounted, id: 'cache.render_page', surface: 'POST /v1/render/page', target: 0.6 },
];
