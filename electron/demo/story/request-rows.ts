import type { RequestRow } from '../pooler/request-row.ts';
import { SENTINELS } from '../pooler/sentinels.ts';
import { KEYS, keyName, keyPrefix } from './access.ts';
import { accountLabel, POOLS, storyId, type UpstreamPart } from './cast.ts';
import type { PlannedRequest } from './planned-request.ts';
import { outcomeOf, type RequestOutcome } from './request-outcomes.ts';

const ENDPOINT = '/backend-api/codex/responses';
const MODELS = ['example-model-a', 'example-model-b', 'example-model-mini'] as const;
/** US dollars per million input and output tokens: any will do, they only have to be steady. */
const USD_PER_MILLION = { input: 1.25, output: 10 } as const;
const ACTIVE_POOLS = POOLS.filter(({ status }) => status === 'active');
/** Keys that pass authentication: what does not leaves no row (POOLER-T15). */
const USABLE = new Map(
  POOLS.map(({ slug, apiKeyCount }) => [
    slug,
    KEYS.filter(({ poolSlug, number }) => poolSlug === slug && ![3, 4, 6, apiKeyCount].includes(number)),
  ]),
);

/** The row of a planned request at a story time: open before its end, settled after it. */
export function requestRow(planned: PlannedRequest, elapsedMs: number, startMs: number): RequestRow {
  const pool = drawn(ACTIVE_POOLS, planned.poolDraw ** 1.6);
  const key = drawn(USABLE.get(pool.slug) ?? KEYS, planned.keyDraw);
  const id = storyId(`request ${startMs} ${planned.name}`);
  const model = drawn(MODELS, planned.size);
  const outcome = outcomeOf(planned, pool.slug, id);
  const endMs = planned.admittedMs + (outcome.status === 'rejected' ? 0 : planned.durationMs);
  const open = endMs > elapsedMs;
  return {
    id,
    poolId: storyId(`pool ${pool.slug}`),
    apiKey: { id: key.id, displayName: keyName(key), prefix: keyPrefix(key) },
    requestedModel: model,
    transport: 'http_sse',
    correlationId: `example-correlation-${id.slice(-12)}`,
    admittedAtMs: startMs + planned.admittedMs,
    account: accountOf(outcome.upstream),
    policy: { requested_service_tier: 'auto', reasoning_effort: 'medium', reasoning_effort_source: 'client' },
    endpoint: ENDPOINT,
    userAgent: 'example-client/1.0 (linux)',
    sessionRef: null,
    turn: null,
    metadata: {
      endpoint: ENDPOINT,
      requested_model: model,
      request_bytes: 200 + Math.floor(planned.size * 4_000),
      routing: { route_class: 'proxy_stream', strategy: pool.routingStrategy },
      // What a careless writer could have left: the sanitiser has to take out all three.
      prompt_text: SENTINELS.prompt,
      callback: SENTINELS.endpointUrl,
      key_prefix: keyPrefix(key),
      ...(open ? {} : outcome.metadata),
    },
    ...(open ? stillOpen(outcome) : settled(outcome, planned, startMs + endMs)),
  };
}

type Progress = Pick<
  RequestRow,
  'status' | 'usageStatus' | 'responseStatusCode' | 'errorCode' | 'settlement' | 'completedAtMs' | 'attempts'
>;

function stillOpen({ attempts }: RequestOutcome): Progress {
  const [first] = attempts;
  return {
    status: 'in_progress',
    usageStatus: 'usage_pending',
    responseStatusCode: null,
    errorCode: null,
    settlement: null,
    completedAtMs: null,
    attempts:
      first === undefined
        ? []
        : [
            {
              ...first,
              status: 'in_progress',
              retryable: false,
              upstreamStatusCode: null,
              errorCode: null,
              latencyMs: null,
            },
          ],
  };
}

function settled(outcome: RequestOutcome, planned: PlannedRequest, completedAtMs: number): Progress {
  const common = {
    status: outcome.status,
    responseStatusCode: outcome.responseStatusCode,
    errorCode: outcome.errorCode,
    completedAtMs,
    attempts: outcome.attempts,
  };
  switch (outcome.status) {
    case 'succeeded':
      return { ...common, usageStatus: 'usage_known', settlement: usage(planned) };
    case 'failed':
      return { ...common, usageStatus: 'usage_unknown', settlement: null };
    case 'rejected':
      return { ...common, usageStatus: 'not_applicable', settlement: null };
  }
}

function usage({ size }: PlannedRequest): RequestRow['settlement'] {
  const inputTokens = 400 + Math.floor(size * 30_000);
  const outputTokens = 50 + Math.floor(size * 1_500);
  const cachedInputTokens = Math.floor(inputTokens * 0.6);
  const usd = (inputTokens * USD_PER_MILLION.input + outputTokens * USD_PER_MILLION.output) / 1_000_000;
  return {
    usageStatus: 'usage_known',
    inputTokens,
    cachedInputTokens,
    outputTokens,
    reasoningTokens: Math.floor(outputTokens * 0.3),
    cachedInputUsd: ((cachedInputTokens * USD_PER_MILLION.input) / 10_000_000).toFixed(6),
    costStatus: 'priced',
    costUsd: usd.toFixed(6),
  };
}

function accountOf(upstream: UpstreamPart | null): RequestRow['account'] {
  if (upstream === null) return null;
  return {
    label: accountLabel(upstream),
    email: SENTINELS.accountEmail,
    planLabel: `${upstream.plan.charAt(0).toUpperCase()}${upstream.plan.slice(1)}`,
    planFamily: upstream.plan,
  };
}

function drawn<T>(choices: readonly T[], draw: number): T {
  const choice = choices[Math.min(Math.floor(draw * choices.length), choices.length - 1)];
  if (choice === undefined) throw new Error('nothing to draw from');
  return choice;
}
