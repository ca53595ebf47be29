import { z } from 'zod';
import { composeDraft } from '../../incident/compose.ts';
import { releaseMediumSchema } from '../../incident/draft.ts';
import { type DraftLine, draftText } from '../../incident/draft-line.ts';
import { orderSignals } from '../../signals/overall.ts';
import type { Signal } from '../../signals/signal.ts';
import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';

/** Longer than any five lines; a paste beyond it is refused rather than cut. */
const textSchema = z.string().max(64 * 1024);

/** The five lines about some signals of a state. */
export function draftOf(state: ConsoleState, signals: readonly Signal[]): DraftLine[] {
  const { asOfMs, picture, sources, slo } = state;
  return composeDraft({ nowMs: asOfMs, signals, picture, sources, slo: slo?.result ?? null });
}

/** The signals with these ids, or all that fire where none are named. */
export function chosenSignals(state: ConsoleState, signalIds: readonly string[] | null): Signal[] {
  return state.signals.filter((signal) =>
    signalIds === null ? signal.state === 'firing' : signalIds.includes(signal.id),
  );
}

/** A moment to look at, Unix ms; null is the present. */
const momentSchema = z.number().int().nonnegative().nullable().default(null);
const signalIdsSchema = z.array(z.string().max(300)).max(200);

export const incidentRouter = router({
  /** The signals a draft can be made of, worst first, at a moment. */
  signals: procedure
    .input(z.strictObject({ atMs: momentSchema }).optional())
    .query(async ({ ctx, input }) => {
      const state = await ctx.readState(input?.atMs ?? null);
      return { asOfMs: state.asOfMs, signals: orderSignals(state.signals) };
    }),
  /**
   * Five lines from the chosen signals, or from all that fire where `signalIds` is null, as they stood at `atMs`. With
   * `previousDraftId` they are the next update of that draft's thread and say what changed since. Every phrase carries
   * its place in the printed line and the evidence it rests on. `asOfMs` belongs into `saveDraft`.
   */
  draft: procedure
    .input(
      z.strictObject({
        signalIds: signalIdsSchema.nullable(),
        atMs: momentSchema,
        previousDraftId: z.string().max(100).nullable().default(null),
      }),
    )
    .query(async ({ ctx, input }) => {
      const state = await ctx.readState(input.atMs);
      const chosen = chosenSignals(state, input.signalIds);
      const lines = draftOf(state, chosen);
      return { asOfMs: state.asOfMs, signalIds: chosen.map(({ id }) => id), lines, text: draftText(lines) };
    }),
  /** A mutation, because the text must not stand in an address. */
  check: procedure
    .input(z.strictObject({ text: textSchema }))
    .mutation(({ ctx, input }) => ctx.checkText(input.text)),
  release: procedure
    .input(
      z.strictObject({
        text: textSchema.min(1),
        medium: releaseMediumSchema,
        confirmedWarnings: z.number().int().nonnegative(),
        /** The text claims to be the five published lines: their structure must hold too. */
        asDraft: z.boolean(),
      }),
    )
    .mutation(({ ctx, input }) => ctx.release(input)),
  drafts: procedure.query(({ ctx }) => ctx.drafts()),
  saveDraft: procedure
    .input(
      z.strictObject({
        id: z.string().max(100).nullable(),
        text: textSchema,
        signalIds: signalIdsSchema,
        asOfMs: momentSchema,
        previousDraftId: z.string().max(100).nullable().default(null),
      }),
    )
    .mutation(({ ctx, input }) => ctx.saveDraft(input)),
});
