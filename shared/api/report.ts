import { z } from 'zod';
import { draftText } from '../incident/draft-line.ts';
import { sourceIdSchema, sourceStateSchema } from '../metadata/source.ts';
import { isAcknowledged } from '../signals/acknowledged.ts';
import { orderSignals, overallState } from '../signals/overall.ts';
import { stateSeveritySchema } from '../signals/severity.ts';
import { type Subject, signalSchema } from '../signals/signal.ts';
import { laneResultSchema, sloRowResultSchema } from '../slo/result.ts';
import type { ConsoleState } from './ports.ts';
import { surfacesOf, surfacesSchema } from './report-surfaces.ts';
import { chosenSignals, draftOf } from './screens/incident.ts';
import { poolViews } from './screens/pools.ts';

const timeSchema = z.iso.datetime().describe('ISO-8601, UTC');

const reportSignalSchema = signalSchema
  .omit({ sinceMs: true, lastSeenMs: true, resolvedAtMs: true, evidence: true, acknowledged: true })
  .extend({
    since: timeSchema,
    lastSeen: timeSchema,
    resolvedAt: timeSchema.nullable(),
    acknowledged: z.boolean(),
    evidence: z.array(
      z.strictObject({
        source: sourceIdSchema,
        text: z.string(),
        from: timeSchema.nullable(),
        to: timeSchema,
      }),
    ),
  });

/** What `report --json` prints; the JSON Schema file beside this module is generated from it. */
export const reportSchema = z
  .strictObject({
    generatedAt: timeSchema,
    profile: z.strictObject({
      name: z.string(),
      demo: z.boolean(),
      /** When the snapshot was taken that this tells of; null for the connection itself. */
      snapshotTakenAt: timeSchema.nullable(),
    }),
    overall: stateSeveritySchema,
    security: z.boolean(),
    sentence: z.string(),
    notices: z.array(z.string()),
    sources: z.array(
      z.strictObject({
        id: sourceIdSchema,
        via: z.string(),
        state: sourceStateSchema,
        observedAt: timeSchema.nullable(),
        ageMs: z.number().nullable(),
        detail: z.string(),
      }),
    ),
    signals: z.array(reportSignalSchema),
    pools: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        status: z.string(),
        severity: stateSeveritySchema,
        stale: z.boolean(),
        /** How many upstreams can serve: known to lie between low and high. */
        ready: z.strictObject({ low: z.number(), high: z.number(), total: z.number() }),
        topSignal: z.string().nullable(),
      }),
    ),
    surfaces: surfacesSchema,
    slo: z.strictObject({
      evaluatedAt: timeSchema.nullable(),
      rows: z.array(sloRowResultSchema),
      lanes: z.array(laneResultSchema),
    }),
    /** The five published lines, already through the redaction gate; null when the gate held them back. */
    summary: z.string().nullable(),
  })
  .meta({ title: 'Pooler Operator Console report' });
export type Report = z.infer<typeof reportSchema>;

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}

function isoOrNull(atMs: number | null): string | null {
  return atMs === null ? null : iso(atMs);
}

/** The five lines about everything that fires now. */
export function summaryText(state: ConsoleState): string {
  return draftText(draftOf(state, chosenSignals(state, null)));
}

const ALIASED = ['pool', 'upstream', 'key', 'operator', 'invite', 'alert', 'audit'] as const;
/** The kinds of subjects whose ids are the Pooler's own. */
type AliasedKind = (typeof ALIASED)[number];

function isAliased(kind: string): kind is AliasedKind {
  return ALIASED.some((aliased) => aliased === kind);
}

/**
 * The report of a state, with every entity id replaced by its alias: a report travels, and the Pooler's ids are
 * identifiers (redaction policy). The summary is left for the gate to fill in.
 */
export function buildReport(
  state: ConsoleState,
  aliasOf: (kind: AliasedKind, id: string) => string,
): Omit<Report, 'summary'> {
  const overall = overallState(state.signals, state.sources);
  const publicId = ({ kind, id }: Subject) => (isAliased(kind) ? aliasOf(kind, id) : id);
  return {
    generatedAt: iso(state.generatedAtMs),
    profile: {
      name: state.profile.name,
      demo: state.profile.demo,
      snapshotTakenAt: isoOrNull(state.profile.snapshot?.takenAtMs ?? null),
    },
    overall: overall.severity,
    security: overall.security,
    sentence: overall.sentence,
    notices: [...state.notices],
    sources: state.sources.map((source) => ({ ...source, observedAt: isoOrNull(source.observedAt) })),
    signals: orderSignals(state.signals).map(({ sinceMs, lastSeenMs, resolvedAtMs, ...signal }) => ({
      ...signal,
      id: `${signal.rule}:${publicId(signal.subject)}`,
      subject: { ...signal.subject, id: publicId(signal.subject) },
      acknowledged: isAcknowledged(signal, state.asOfMs),
      since: iso(sinceMs),
      lastSeen: iso(lastSeenMs),
      resolvedAt: isoOrNull(resolvedAtMs),
      evidence: signal.evidence.map(({ source, text, fromMs, toMs }) => ({
        source,
        text,
        from: isoOrNull(fromMs),
        to: iso(toMs),
      })),
    })),
    pools: poolViews(state).map(({ pool, readiness, severity, stale, topSignal }) => ({
      id: aliasOf('pool', pool.id),
      label: pool.label,
      status: pool.status,
      severity,
      stale,
      ready: { low: readiness.low, high: readiness.high, total: readiness.total },
      topSignal,
    })),
    surfaces: surfacesOf(state),
    slo: {
      evaluatedAt: isoOrNull(state.slo?.atMs ?? null),
      rows: state.slo?.result.rows ?? [],
      lanes: state.slo?.result.lanes ?? [],
    },
  };
}
