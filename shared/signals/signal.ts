import { z } from 'zod';
import { sourceIdSchema } from '../metadata/source.ts';
import { ruleNameSchema } from './rule-names.ts';
import { severitySchema } from './severity.ts';

export const subjectSchema = z.strictObject({
  kind: z.enum([
    'pool',
    'upstream',
    'key',
    'operator',
    'invite',
    'route',
    'job',
    'setting',
    'alert',
    'audit',
    'slo',
    'lane',
    'source',
    'gateway',
    'service',
  ]),
  id: z.string(),
  /** Public-safe name: a label that passed the policy, an alias, or a catalogue id. */
  label: z.string(),
});
export type Subject = z.infer<typeof subjectSchema>;

/** One piece of evidence: what was seen, where, and over which time; a click on it opens the rows. */
const evidenceSchema = z.strictObject({
  source: sourceIdSchema,
  /** Public-safe words with units, for instance "status reauth_required". */
  text: z.string(),
  /** The entity or series it points at. */
  subject: subjectSchema.nullable(),
  fromMs: z.number().nullable(),
  toMs: z.number(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * What a rule says about one subject at one evaluation, before clocks: id is stable per subject and rule
 * (`<rule>:<subject id>`), so the same trouble is the same signal at every evaluation.
 */
export const findingSchema = z.strictObject({
  id: z.string(),
  rule: ruleNameSchema,
  severity: severitySchema,
  /** A credential, role or gate needs an owner's review: beside the severity, never instead of it. */
  security: z.boolean(),
  audience: z.enum(['operator', 'owner']),
  surfaces: z.array(sourceIdSchema),
  subject: subjectSchema,
  /** One plain sentence for a half-awake reader: what is wrong. */
  title: z.string(),
  /** Who notices what. */
  impact: z.string(),
  nextCheck: z.string(),
  evidence: z.array(evidenceSchema),
  /** Computed from a picture that is no longer live. */
  stale: z.boolean(),
  /** Where a source or a recorded transition knows when it began. */
  knownSince: z.strictObject({ atMs: z.number(), isLowerBound: z.boolean() }).nullable(),
  /** How long it must hold before it fires, ms. */
  pendingForMs: z.number(),
  /** It tells of something that happened at `knownSince`: when it happens again, that is a new signal. */
  isEvent: z.boolean().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

export const signalSchema = findingSchema
  .omit({ knownSince: true, pendingForMs: true, isEvent: true })
  .extend({
    /** A record may tell of a rule of an earlier or later version. */
    rule: z.string(),
    state: z.enum(['pending', 'firing', 'resolved']),
    sinceMs: z.number(),
    /** It was already so at the first look: "since at least". */
    sinceIsLowerBound: z.boolean(),
    lastSeenMs: z.number(),
    resolvedAtMs: z.number().nullable(),
    /** How often it fired since `sinceMs`, with short pauses in between; older records have not counted. */
    occurrences: z.number().int().positive().default(1),
    acknowledged: z
      .strictObject({ atMs: z.number(), reason: z.string(), untilMs: z.number().nullable() })
      .nullable(),
  });
export type Signal = z.infer<typeof signalSchema>;
