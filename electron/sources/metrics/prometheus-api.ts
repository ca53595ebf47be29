import type { z } from 'zod';
import type { ReadFailure } from '../read-failure.ts';
import type { HttpReadConfig } from './contract.ts';
import { createHttpReader, type HttpAnswer, refusalOf } from './http-read.ts';
import {
  errorAnswerSchema,
  type MatrixSeries,
  matrixAnswerSchema,
  runtimeInfoSchema,
  targetsAnswerSchema,
  type VectorSeries,
  vectorAnswerSchema,
} from './prometheus-answer.ts';

type ApiResult<T> = { readonly kind: 'ok'; readonly value: T; readonly partial: boolean } | ReadFailure;

/**
 * How a proxy says that it lets only GET through: a POST of a query is a read too, but some count it as a write.
 */
const POST_REFUSED: ReadonlySet<number> = new Set([403, 405, 501]);

/**
 * The few calls of the Prometheus HTTP API the console makes, all of them reads. Queries are posted as forms,
 * because a window's query is longer than the 8 kB of address that many proxies accept.
 */
export interface PrometheusApi {
  /** An instant query; `atMs` is Unix ms on the server's time axis. */
  vector(query: string, atMs: number): Promise<ApiResult<readonly VectorSeries[]>>;
  /** An instant query whose expression is a bare range selector. */
  matrix(query: string, atMs: number): Promise<ApiResult<readonly MatrixSeries[]>>;
  /** A range query, both ends inclusive: at most 11,000 steps (slo-contract 10). */
  range(
    query: string,
    fromMs: number,
    toMs: number,
    stepMs: number,
  ): Promise<ApiResult<readonly MatrixSeries[]>>;
  /** `15d` and the like. Only Prometheus itself has this route; Thanos, Mimir and VictoriaMetrics do not. */
  storageRetention(): Promise<ApiResult<string>>;
  /** Last error of each active target that is down, by its labels. Prometheus only, like the above. */
  downTargets(): Promise<
    ApiResult<readonly { labels: Readonly<Record<string, string>>; lastError: string }[]>
  >;
  close(): void;
}

/** Talks to the HTTP API under `baseUrl`, which may carry a path prefix. */
export function createPrometheusApi(baseUrl: URL, config: HttpReadConfig): PrometheusApi {
  const reader = createHttpReader(baseUrl, config);
  const prefix = baseUrl.pathname.replace(/\/+$/, '');
  let mayPost = true;

  const pathUrl = (path: string, search?: URLSearchParams): URL => {
    const url = new URL(baseUrl);
    url.pathname = `${prefix}/api/v1/${path}`;
    url.search = search?.toString() ?? '';
    return url;
  };

  async function get<Answer>(path: string, schema: z.ZodType<Answer>, search?: URLSearchParams) {
    return readAnswer(await reader.read(pathUrl(path, search)), schema);
  }

  async function ask<Answer>(path: string, fields: Record<string, string>, schema: z.ZodType<Answer>) {
    // The server should give up when we do, instead of working on for nobody.
    const parameters = new URLSearchParams({ ...fields, timeout: `${config.timeoutMs}ms` });
    if (mayPost) {
      const posted = await reader.read(pathUrl(path), parameters);
      if (posted.kind !== 'answer' || !POST_REFUSED.has(posted.status)) return readAnswer(posted, schema);
    }
    const result = await get(path, schema, parameters);
    if (result.kind === 'ok') mayPost = false;
    return result;
  }

  const query = <Answer>(expression: string, atMs: number, schema: z.ZodType<Answer>) =>
    ask('query', { query: expression, time: secondsText(atMs) }, schema);

  return {
    async vector(expression, atMs) {
      const result = await query(expression, atMs, vectorAnswerSchema);
      return result.kind === 'ok'
        ? { kind: 'ok', value: result.answer.data.result, partial: isPartial(result.answer) }
        : result;
    },
    async matrix(expression, atMs) {
      const result = await query(expression, atMs, matrixAnswerSchema);
      return result.kind === 'ok'
        ? { kind: 'ok', value: result.answer.data.result, partial: isPartial(result.answer) }
        : result;
    },
    async range(expression, fromMs, toMs, stepMs) {
      const span = { start: secondsText(fromMs), end: secondsText(toMs), step: secondsText(stepMs) };
      const result = await ask('query_range', { query: expression, ...span }, matrixAnswerSchema);
      return result.kind === 'ok'
        ? { kind: 'ok', value: result.answer.data.result, partial: isPartial(result.answer) }
        : result;
    },
    async storageRetention() {
      const result = await get('status/runtimeinfo', runtimeInfoSchema);
      return result.kind === 'ok'
        ? { kind: 'ok', value: result.answer.data.storageRetention, partial: false }
        : result;
    },
    async downTargets() {
      const result = await get('targets', targetsAnswerSchema, new URLSearchParams({ state: 'active' }));
      if (result.kind !== 'ok') return result;
      const down = result.answer.data.activeTargets.filter((one) => one.health === 'down');
      return { kind: 'ok', value: down, partial: false };
    },
    close: () => reader.close(),
  };
}

/** Unix seconds with their fraction, as the API takes moments and steps. */
function secondsText(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function readAnswer<Answer>(
  response: HttpAnswer,
  schema: z.ZodType<Answer>,
): { readonly kind: 'ok'; readonly answer: Answer } | ReadFailure {
  if (response.kind !== 'answer') return response;
  const body = parseJson(response.text);
  if (response.status !== 200) return failureOf(response.status, body);
  const parsed = schema.safeParse(body);
  return parsed.success ? { kind: 'ok', answer: parsed.data } : notTheApi();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPartial(answer: {
  warnings?: unknown[] | null | undefined;
  isPartial?: boolean | null | undefined;
}) {
  return (answer.warnings ?? []).length > 0 || answer.isPartial === true;
}

function notTheApi(): ReadFailure {
  return {
    kind: 'malformed',
    detail: 'The answer is not that of the Prometheus API; check the address and any sign-in page before it.',
  };
}

function failureOf(status: number, body: unknown): ReadFailure {
  const refusal = refusalOf(status);
  if (refusal !== null) return refusal;
  const error = errorAnswerSchema.safeParse(body);
  if (!error.success) {
    if (status !== 503) return notTheApi();
    return { kind: 'not ready', detail: 'The metrics server is starting or stopping (503).' };
  }
  switch (error.data.errorType) {
    case 'bad_data':
      return {
        kind: 'malformed',
        detail: 'The server cannot read the query (bad_data); check the selector.',
      };
    case 'execution':
      return {
        kind: 'malformed',
        detail: 'The server could not evaluate the query (execution); a limit of its own is the usual cause.',
      };
    case 'timeout':
    case 'canceled':
      return { kind: 'overloaded', detail: 'The server gave up on the query (timeout).' };
    case 'unavailable':
      return { kind: 'not ready', detail: 'The metrics server is not available (unavailable).' };
    case 'internal':
    case 'not_found':
      return { kind: 'malformed', detail: `The server failed to answer the query (${status}).` };
  }
}
