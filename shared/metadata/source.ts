import { z } from 'zod';

/**
 * The surfaces a report lists, in the order they are shown (design 5). `gateway` is the Pooler's health routes,
 * `traffic` its own metrics, `slo` is codex-pdf.
 */
export const SOURCE_IDS = [
  'pools',
  'upstreams',
  'quotas',
  'keys',
  'operators',
  'invites',
  'requests',
  'audit',
  'jobs',
  'settings',
  'alerts',
  'gateway',
  'traffic',
  'slo',
] as const;
export const sourceIdSchema = z.enum(SOURCE_IDS);
export type SourceId = z.infer<typeof sourceIdSchema>;

/**
 * How one attempt to read a source ended. Everything but `ok` leaves the previous picture in place:
 * a source that cannot be read never makes anything look healthy.
 */
export const outcomeKindSchema = z.enum([
  'ok',
  /** 401: the credential is missing, malformed or unknown. */
  'unauthorized',
  /** 403: known but refused; `detail` carries the server's own reason. */
  'forbidden',
  /** The deployment has no such route, tool or permission (404, 405, tool unknown, capability denied). */
  'not exposed',
  /** 503 from a full bulkhead or queue: try again later, more slowly. */
  'overloaded',
  /** 503 while starting, draining or without its database. */
  'not ready',
  /** codex-pdf answers 503 on /metrics because the client library is not installed. */
  'not instrumented',
  /** No connection, a time-out, a refused redirect, a broken transfer. */
  'unreachable',
  /** An answer that is not what the contract says, or is too large. */
  'malformed',
]);
export type OutcomeKind = z.infer<typeof outcomeKindSchema>;

/**
 * The typed result of reading a source. `detail` is one public-safe sentence: never a token, a host, a
 * header or any part of a response body that no schema has passed.
 */
export type SourceOutcome<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly observedAtMs: number; readonly durationMs: number }
  | {
      readonly kind: Exclude<OutcomeKind, 'ok'>;
      readonly detail: string;
      readonly observedAtMs: number;
      readonly durationMs: number;
    };

/**
 * How fresh what we hold of a source is. `hidden` is a source that answers with nothing because the
 * credential may not see it; `not configured` needs a connection the profile lacks; `inferred` is not read
 * at all but concluded from other sources; `not built` is a surface this version does not read yet.
 */
export const sourceStateSchema = z.enum([
  'live',
  'stale',
  'failing',
  'refused',
  'not exposed',
  'hidden',
  'waiting',
  'inferred',
  'not configured',
  'not built',
]);
export type SourceState = z.infer<typeof sourceStateSchema>;

/** What is shown of a source: on the status bar, in `report` and beside every figure that came from it. */
const sourceStatusSchema = z.strictObject({
  id: sourceIdSchema,
  /** The road the data took: `mcp`, `prometheus`, `scrape`, `http`, `postgresql`, prefixed `demo ` in the demo. */
  via: z.string(),
  state: sourceStateSchema,
  /** Unix time (ms) of the newest successful read, null before the first. */
  observedAt: z.number().nullable(),
  /** `generatedAt - observedAt`, in ms. */
  ageMs: z.number().nullable(),
  /** One sentence: what is wrong and what to do, or how much was read. */
  detail: z.string(),
});
export type SourceStatus = z.infer<typeof sourceStatusSchema>;
