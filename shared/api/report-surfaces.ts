import { z } from 'zod';
import { LOG_KINDS } from '../metadata/log-coverage.ts';
import { choicesOf } from './list-page.ts';
import type { ConsoleState } from './ports.ts';
import { actionFamily } from './screens/audit.ts';
import { keyStanding } from './screens/key-standing.ts';

const timeSchema = z.iso.datetime().describe('ISO-8601, UTC');
const countsSchema = z.array(z.strictObject({ word: z.string(), count: z.number() }));
const listSchema = z.strictObject({ total: z.number(), byStatus: countsSchema });

/** What the report says of each surface of the Pooler: counts and times, no row and no id. */
export const surfacesSchema = z.strictObject({
  upstreams: listSchema,
  /** By standing: `expired` by time and `expires soon` (7 days) beside the Pooler's own words. */
  keys: listSchema,
  operators: listSchema.extend({ withoutSecondFactor: z.number(), mustChangePassword: z.number() }),
  invites: listSchema,
  /** Settled and open requests of the last 15 minutes; null while no request log has been read. */
  requests: z
    .strictObject({
      from: timeSchema,
      to: timeSchema,
      byStatus: countsSchema,
      byCode: countsSchema,
      costUsd: z.number(),
      totalTokens: z.number(),
    })
    .nullable(),
  /** Events of the last day by what was acted on; at most 200 are looked at. */
  audit: countsSchema,
  logs: z.array(
    z.strictObject({
      log: z.enum(LOG_KINDS),
      rows: z.number(),
      oldest: timeSchema.nullable(),
      newest: timeSchema.nullable(),
      /** Spans whose rows are known to be missing. */
      gaps: z.array(
        z.strictObject({ from: timeSchema, to: timeSchema, estimatedRows: z.number().nullable() }),
      ),
    }),
  ),
  /** Open jobs and failed ones that nothing has cleared; null without a database. */
  jobs: z.strictObject({ attention: z.number(), byState: countsSchema }).nullable(),
  /** Null without a database. */
  settings: z
    .strictObject({
      lockVersion: z.number(),
      updatedAt: timeSchema,
      families: z.array(z.string()),
      secrets: z.array(z.strictObject({ name: z.string(), status: z.string() })),
    })
    .nullable(),
  /** The Pooler's own alerts; empty without a database. */
  alerts: z.strictObject({ total: z.number(), byState: countsSchema, unresolvedBySeverity: countsSchema }),
  /** Increases over windows that end at the reading; null while the gateway's metrics have not been read. */
  traffic: z
    .strictObject({
      at: timeSchema,
      exposure: z.string(),
      windows: z.array(
        z.strictObject({
          windowMs: z.number(),
          coverage: z.number(),
          http: countsSchema,
          rejected: z.number(),
          timedOut: z.number(),
          firewallDenials: z.number(),
        }),
      ),
    })
    .nullable(),
});
export type Surfaces = z.infer<typeof surfacesSchema>;

const DAY_MS = 24 * 60 * 60_000;

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}

function isoOrNull(atMs: number | null): string | null {
  return atMs === null ? null : iso(atMs);
}

function counts<Row>(rows: readonly Row[], wordOf: (row: Row) => string) {
  return choicesOf(rows, wordOf).map(({ value, count }) => ({ word: value, count }));
}

function list<Row>(rows: readonly Row[], wordOf: (row: Row) => string) {
  return { total: rows.length, byStatus: counts(rows, wordOf) };
}

function sum(parts: readonly { readonly count: number }[]): number {
  return parts.reduce((total, { count }) => total + count, 0);
}

function requestsOf({ history }: ConsoleState): Surfaces['requests'] {
  const window = history.requests?.current;
  if (window === undefined) return null;
  const { succeeded, failed, clientDisconnected, rejected, open } = window;
  return {
    from: iso(window.fromMs),
    to: iso(window.toMs),
    byStatus: [
      { word: 'succeeded', count: succeeded },
      { word: 'failed', count: failed },
      { word: 'failed: client disconnected', count: clientDisconnected },
      { word: 'rejected', count: rejected },
      { word: 'open', count: open },
    ],
    byCode: window.byCode.map(({ code, status, count }) => ({ word: `${code} (${status})`, count })),
    costUsd: window.costMicroUsd / 1_000_000,
    totalTokens: window.totalTokens,
  };
}

function trafficOf({ history: { traffic } }: ConsoleState): Surfaces['traffic'] {
  if (traffic === null) return null;
  return {
    at: iso(traffic.atMs),
    exposure: traffic.exposure,
    windows: traffic.windows.map(({ windowMs, coverage, http, admission, firewallDenials }) => ({
      windowMs,
      coverage,
      http: http.map(({ statusClass, count }) => ({ word: statusClass, count })),
      rejected: admission.reduce((total, { rejected }) => total + rejected, 0),
      timedOut: admission.reduce((total, { timedOut }) => total + timedOut, 0),
      firewallDenials: sum(firewallDenials),
    })),
  };
}

function settingsOf({ picture: { settings } }: ConsoleState): Surfaces['settings'] {
  if (settings === null) return null;
  return {
    lockVersion: settings.lockVersion,
    updatedAt: iso(settings.updatedAtMs),
    families: [...new Set(settings.values.map(({ family }) => family))],
    secrets: settings.secrets.map(({ name, status }) => ({ name, status })),
  };
}

/** Every surface of a state in counts and times. */
export function surfacesOf(state: ConsoleState): Surfaces {
  const { picture, history, asOfMs } = state;
  const lastDay = history.audits.filter(({ occurredAtMs }) => asOfMs - occurredAtMs < DAY_MS);
  const unresolved = picture.alerts.filter((alert) => alert.state !== 'resolved');
  return {
    upstreams: list(picture.upstreams, ({ status }) => status),
    keys: list(picture.keys, (key) => keyStanding(key, asOfMs)),
    operators: {
      ...list(picture.operators, ({ status }) => status),
      withoutSecondFactor: picture.operators.filter(({ totpStatus }) => totpStatus !== 'active').length,
      mustChangePassword: picture.operators.filter(({ passwordChangeRequired }) => passwordChangeRequired)
        .length,
    },
    invites: list(picture.invites, ({ status }) => status),
    requests: requestsOf(state),
    audit: counts(lastDay, ({ action }) => actionFamily(action).replace(/\.$/, '')),
    logs: history.coverage.map(({ log, rows, oldestMs, newestMs, gaps }) => ({
      log,
      rows,
      oldest: isoOrNull(oldestMs),
      newest: isoOrNull(newestMs),
      gaps: gaps.map(({ fromMs, toMs, estimatedRows }) => ({
        from: iso(fromMs),
        to: iso(toMs),
        estimatedRows,
      })),
    })),
    jobs:
      history.jobs === null
        ? null
        : {
            attention: history.jobs.attentionTotal,
            byState: counts(history.jobs.attention, (job) => job.state),
          },
    settings: settingsOf(state),
    alerts: {
      total: picture.alerts.length,
      byState: counts(picture.alerts, (alert) => alert.state),
      unresolvedBySeverity: counts(unresolved, ({ severity }) => severity),
    },
    traffic: trafficOf(state),
  };
}
