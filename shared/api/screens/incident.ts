import { z } from 'zod';
import { composeDraft, type DraftLine, draftText } from '../../incident/compose.ts';
import { releaseMediumSchema } from '../../incident/draft.ts';
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

export const incidentRouter = router({
  /** The signals a draft can be made of, worst first. */
  signals: procedure.query(async ({ ctx }) => {
    const state = await ctx.readState(null);
    return { asOfMs: state.asOfMs, signals: orderSignals(state.signals) };
  }),
  draft: procedure
    .input(z.strictObject({ signalIds: z.array(z.string().max(300)).max(200) }))
    .query(async ({ ctx, input }) => {
      const state = await ctx.readState(null);
      const chosen = state.signals.filter((signal) => input.signalIds.includes(signal.id));
      const lines = draftOf(state, chosen);
      return { lines, text: draftText(lines) };
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
        signalIds: z.array(z.string().max(300)).max(200),
      }),
    )
    .mutation(({ ctx, input }) => ctx.saveDraft(input)),
});
