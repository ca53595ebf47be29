import { z } from 'zod';

/** The five lines in their published order (pooler-contract 9.1). */
export const DRAFT_LABELS = ['Status', 'Impact', 'Signals', 'Next check', 'Privacy'] as const;

/** A kept draft: text in its masked form only, with the signals it was drafted from. */
export const draftRecordSchema = z.strictObject({
  id: z.string(),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
  /** Every finding already replaced: unmasked text lives in the window alone. */
  maskedText: z.string(),
  signalIds: z.array(z.string()),
  /** The moment of the evidence, Unix ms: with `signalIds` it finds again what this draft was made of. */
  asOfMs: z.number(),
  /** The id of the first draft of the thread that this one keeps. */
  threadId: z.string(),
  /** The draft this one is the update of; null at the start of a thread. */
  previousDraftId: z.string().nullable(),
});
export type DraftRecord = z.infer<typeof draftRecordSchema>;

/** Ways out of the application. Each asks the same gate. */
export const releaseMediumSchema = z.enum([
  'copy',
  'cut',
  'file',
  'cli',
  'notification',
  'diagnostics',
  'snapshot',
]);
export type ReleaseMedium = z.infer<typeof releaseMediumSchema>;

/** What is remembered of a release: never the text, only its hash. */
export const releaseRecordSchema = z.strictObject({
  atMs: z.number(),
  medium: releaseMediumSchema,
  /** SHA-256 of the released text, hex. */
  textHash: z.string(),
  policyVersion: z.string(),
  /** Identifies the set of known values the text was checked against, without holding them. */
  knownValuesId: z.string(),
  confirmedWarnings: z.number().int().nonnegative(),
  /** SHA-256 of the five lines it was of, masked as a draft is kept; hex. Absent where it was of no summary. */
  draftHash: z.string().optional(),
});
export type ReleaseRecord = z.infer<typeof releaseRecordSchema>;

/** That a kept draft left, and how. */
export interface DraftRelease {
  readonly draftId: string;
  /** Which version of the draft: its `updatedAtMs`. */
  readonly versionMs: number;
  /** Unix ms. */
  readonly atMs: number;
  readonly medium: ReleaseMedium;
  readonly confirmedWarnings: number;
}
