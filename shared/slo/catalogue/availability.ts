import { NO_ASSUMPTIONS, type SloRow } from './row.ts';

/** The eight labels of the published row on renders, samples and walks (slo-contract 4.1). */
export const RENDER_SAMPLE_WALK = [
  'render_page',
  'render_separations',
  'render_heatmap',
  'render_layer',
  'sample_color',
  'sample_density',
  'walk_content_stream',
  'walk_type4',
] as const;

const NO_FAILURE_OUTSIDE =
  'no 5xx is made outside the handler (a killed worker, out of memory, a proxy answering 502 or 504)';

const published = {
  group: 'availability',
  direction: '>=',
  unit: 'ratio',
  window: '30d',
  rule: 'Over 30 rolling days, 1 minus the share of responses with status 500 or above; 429 is load-shedding and is left out.',
  vacuousAsPublished: false,
} as const;

/** Availability, slo-contract 4.1. */
export const AVAILABILITY_ROWS: readonly SloRow[] = [
  {
    ...published,
    id: 'availability.healthz',
    surface: 'GET /v1/healthz',
    target: 0.9995,
    measure: { kind: 'none' },
    how: 'Nothing counts this route. A labelled stand-in is an external probe, or the share of time /metrics answered.',
    class: 'not measurable',
    scope: 'probe',
    why: 'The service does not instrument its health check, so no counter can decide it; an external probe can stand in.',
    assumes: NO_ASSUMPTIONS,
  },
  {
    ...published,
    id: 'availability.extract',
    surface: 'POST /v1/extract',
    target: 0.999,
    measure: { kind: 'success share', endpoints: ['extract'] },
    how: 'Recorded 5xx over recorded responses other than 429.',
    class: 'assumption',
    scope: 'handler view, replicas merged',
    why: 'The handler cannot see failures made outside it, so a pass is optimistic; 401 and 422 are never counted, which is very slightly pessimistic.',
    assumes: { pass: NO_FAILURE_OUTSIDE, breach: null },
  },
  ...(
    [
      ['availability.text_regions', 'GET /v1/documents/{hash}/text-regions', 'text_regions'],
      ['availability.conformance', 'POST /v1/documents/{id}/conformance/{profile}', 'conformance'],
    ] as const
  ).map(
    ([id, surface, endpoint]): SloRow => ({
      ...published,
      id,
      surface,
      target: 0.999,
      measure: { kind: 'shadow share', endpoint },
      how: 'Shadow: successes over cache look-ups. A look-up is counted before the work and the 200 only after it, so their ratio falls by exactly the failures.',
      class: 'assumption',
      scope: 'handler view by shadow, replicas merged',
      why: 'The route records nothing but 200, so the published ratio is always 100 %. The shadow sees failures after the cache look-up.',
      assumes: {
        pass: 'no request fails before its cache look-up, or outside the handler',
        breach: 'look-ups without a success are failures, not requests still in flight',
      },
      vacuousAsPublished: true,
    }),
  ),
  {
    ...published,
    id: 'availability.renders',
    surface: 'GET /v1/documents/{hash}/renders',
    target: 0.999,
    measure: { kind: 'none' },
    how: 'Not at all: look-up and success are counted back to back, so there is no shadow either.',
    class: 'not measurable',
    scope: 'handler view',
    why: 'The route records nothing but 200, so its 5xx share is 0 whatever happens; counting its failures in the service would make it decidable.',
    assumes: NO_ASSUMPTIONS,
  },
  {
    ...published,
    id: 'availability.render_sample_walk',
    surface: 'POST /v1/render/*, /v1/sample/*, /v1/walk/*',
    target: 0.995,
    measure: { kind: 'success share', endpoints: RENDER_SAMPLE_WALK },
    how: 'Recorded 5xx over recorded responses other than 429, the eight endpoints pooled and the worst one named.',
    class: 'assumption',
    scope: 'handler view, eight endpoints pooled, replicas merged',
    why: 'Failures outside the handler are unseen, 400, 401, 412 and most 422 are not counted, and unreadable uploads burn this row as 500 (SLO-T10).',
    assumes: {
      pass: NO_FAILURE_OUTSIDE,
      breach: 'the 400, 401, 412 and 422 answers that are not counted would not dilute it',
    },
  },
];
