import { latencyRows } from './latency.ts';
import { NO_ASSUMPTIONS, type SloRow } from './row.ts';

/** AI latency, slo-contract 4.4. */
export const AI_LATENCY_ROWS: readonly SloRow[] = [
  ...latencyRows({
    prefix: 'ai.latency.extract_first',
    group: 'ai latency',
    surface: 'POST /v1/extract with AI, first hit',
    endpoint: 'extract',
    temperature: 'cold',
    hitsCounted: false,
    targets: [
      [4, 'assumption'],
      [12, 'not measurable'],
      [25, 'not measurable'],
    ],
    caveat: 'Extracts without AI share the label.',
  }),
  {
    id: 'ai.latency.extract_hit',
    surface: 'POST /v1/extract with AI, cache hit',
    group: 'ai latency',
    target: null,
    direction: '<=',
    unit: 'seconds',
    window: '30d',
    rule: 'As fast as the baseline without AI; no tolerance is given.',
    measure: { kind: 'none' },
    how: 'Not at all.',
    class: 'not measurable',
    scope: 'handler view',
    why: 'No label tells AI extracts or hits apart, and the target is relative without a tolerance.',
    assumes: NO_ASSUMPTIONS,
    vacuousAsPublished: false,
  },
  ...latencyRows({
    prefix: 'ai.latency.signal_hit',
    group: 'ai latency',
    surface: 'GET /v1/documents/{hash}/signals/{kind}, hit',
    endpoint: 'signal',
    temperature: 'warm',
    hitsCounted: false,
    targets: [
      [0.03, 'assumption'],
      [0.15, 'assumption'],
      [0.4, 'assumption'],
    ],
    caveat: 'The label also holds the instant answers given to callers with AI off.',
  }),
  ...latencyRows({
    prefix: 'ai.latency.signal_miss',
    group: 'ai latency',
    surface: 'GET /v1/documents/{hash}/signals/{kind}, miss',
    endpoint: 'signal',
    temperature: 'cold',
    hitsCounted: false,
    targets: [
      [1.5, 'assumption'],
      [6, 'assumption'],
      [15, 'not measurable'],
    ],
    caveat: 'The label also holds the instant answers given to callers with AI off.',
  }),
];

/** AI cost, slo-contract 4.5. */
export const AI_COST_ROWS: readonly SloRow[] = [
  {
    id: 'ai.cost_cap',
    surface: 'Spend per AI request',
    group: 'ai cost',
    target: 0.1,
    direction: '<=',
    unit: 'usd',
    window: '30d',
    rule: 'A request spends at most CODEX_AI_COST_CAP_USD_PER_REQUEST, 0.10 USD unless the deployment sets another.',
    measure: { kind: 'none' },
    how: 'Not at all: spend is only in a message of the response body.',
    class: 'not measurable',
    scope: 'service, per request',
    why: 'There is no spend metric. The cap is enforced before each call on the projected cost, so it holds by construction for projections and says nothing about actual spend.',
    assumes: NO_ASSUMPTIONS,
    vacuousAsPublished: false,
  },
  {
    id: 'ai.budget_exceeded_rate',
    surface: 'Capped requests over AI-enabled requests',
    group: 'ai cost',
    target: 0.001,
    direction: '<',
    unit: 'ratio',
    window: '30d',
    rule: 'Fewer than 0.1 % of AI-enabled requests are stopped by the cost cap. No window is published; judged over 30 days, with 1 hour beside it.',
    measure: { kind: 'capped share' },
    how: 'Calls with status `budget_exceeded` over the calls of the busiest kind: one increment per kind and request.',
    class: 'assumption',
    scope: 'extract requests, replicas merged',
    why: 'A cap stop at trap_zones leaves no trace, and requests that ask for some kinds only make the request count a range.',
    assumes: {
      pass: 'no request was stopped at trap_zones, which leaves no trace',
      breach: 'every AI request asks for the busiest kind',
    },
    vacuousAsPublished: false,
  },
];

const ok = {
  group: 'ai success',
  direction: '>=',
  unit: 'ratio',
  window: '5m',
  how: 'Calls with status `ok` over all calls of the kind, both summed. The published expression divides ok by ok and always answers 1 (SLO-T2).',
  scope: 'extract requests, replicas merged',
  assumes: NO_ASSUMPTIONS,
  vacuousAsPublished: false,
} as const;

const ONE_SIDED =
  'Timeouts, unusable answers and kinds never attempted all count as `ok`, so the ratio is an upper bound: below the target proves a breach of the counter, above proves nothing.';

/** AI success, slo-contract 4.5. */
export const AI_SUCCESS_ROWS: readonly SloRow[] = (
  [
    ['language', 0.99, 'bounded', ONE_SIDED],
    ['classification', 0.99, 'bounded', ONE_SIDED],
    ['spell', 0.99, 'bounded', ONE_SIDED],
    [
      'barcodes',
      0.95,
      'not measurable',
      'No path of this kind yields anything but `ok`, so the ratio is always 100 %.',
    ],
    ['logos', 0.9, 'bounded', ONE_SIDED],
    [
      'symbols',
      0.9,
      'bounded',
      `${ONE_SIDED} It falls with the share of multi-page first hits that meet the cost cap, not with the model's quality.`,
    ],
  ] as const
).map(
  ([aiKind, target, measurability, why]): SloRow => ({
    ...ok,
    id: `ai.success.${aiKind}`,
    surface: `AI signal: ${aiKind}`,
    target,
    rule: `At least ${Math.round(target * 100)} % of calls end \`ok\`, by 5-minute rates.`,
    measure: { kind: 'ok share', aiKind },
    class: measurability,
    why,
  }),
);
