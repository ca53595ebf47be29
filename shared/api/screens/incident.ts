import { z } from 'zod';
import { type ComposeInput, composeDraft, composeUpdate } from '../../incident/compose.ts';
import { draftRecordSchema, releaseMediumSchema } from '../../incident/draft.ts';
import { type DraftLine, draftText } from '../../incident/draft-line.ts';
import { orderSignals } from '../../signals/overall.ts';
import type { Signal } from '../../signals/signal.ts';
import { OperatorError } from '../operator-error.ts';
import type { ConsolePorts, ConsoleState } from '../ports.ts';
import { TEXT_LIMIT } from '../text-limit.ts';
import { procedure, router } from '../trpc.ts';

const textSchema = z.string().max(TEXT_LIMIT);

function inputOf(state: ConsoleState, signals: readonly Signal[]): ComposeInput {
  const { asOfMs, generatedAtMs, picture, sources, slo } = state;
  return {
    nowMs: asOfMs,
    presentMs: generatedAtMs,
    signals,
    picture,
    sources,
    slo: slo?.result ?? null,
  };
}

/** The five lines about some signals of a state. */
export function draftOf(state: ConsoleState, signals: readonly Signal[]): DraftLine[] {
  return composeDraft(inputOf(state, signals));
}

/** The signals that the previous update told of and that are over by now, as the present state has them. */
function resolvedSince(state: ConsoleState, previous: readonly Signal[]): Signal[] {
  const now = new Map(state.signals.map((signal) => [signal.id, signal]));
  return previous.flatMap((signal): Signal[] => {
    // Resolved longer ago than the list of signals remembers.
    const present = now.get(signal.id) ?? { ...signal, state: 'resolved', resolvedAtMs: null };
    return present.state === 'resolved' ? [present] : [];
  });
}

/**
 * The next update of a draft's thread, from its evidence as the store has it for that moment. Refused where the draft is
 * gone, or tells of a later moment than `state`.
 */
async function updateOf(
  state: ConsoleState,
  chosen: readonly Signal[],
  draftId: string,
  { drafts, readState }: Pick<ConsolePorts, 'drafts' | 'readState'>,
): Promise<{ lines: DraftLine[]; signals: readonly Signal[] }> {
  const draft = (await drafts()).find(({ id }) => id === draftId);
  if (draft === undefined) {
    throw new OperatorError('The draft to update is no longer kept. Start a new one from its signals.');
  }
  if (state.asOfMs < draft.asOfMs) {
    throw new OperatorError('An update tells of a later moment than the one before it. Choose a later one.');
  }
  const then = await readState(draft.asOfMs);
  const before = chosenSignals(then, draft.signalIds);
  const over = resolvedSince(state, before).filter(({ id }) => chosen.every((signal) => signal.id !== id));
  const signals = [...chosen, ...over];
  return { lines: composeUpdate(inputOf(then, before), inputOf(state, signals)), signals };
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
const draftIdSchema = z.string().min(1).max(100);

/** All saved states of one draft. */
const draftVersionsSchema = z
  .array(
    draftRecordSchema.extend({
      id: draftIdSchema,
      maskedText: textSchema,
      signalIds: signalIdsSchema,
      threadId: draftIdSchema,
      previousDraftId: draftIdSchema.nullable(),
    }),
  )
  .min(1)
  .max(10_000)
  .refine((versions) => new Set(versions.map(({ id }) => id)).size === 1, 'They are of several drafts.');

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
   * its place in the printed line and the evidence it rests on. `asOfMs` and `signalIds` belong into `saveDraft`: an
   * update's ids also name what is resolved since.
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
      const { lines, signals } =
        input.previousDraftId === null
          ? { lines: draftOf(state, chosen), signals: chosen }
          : await updateOf(state, chosen, input.previousDraftId, ctx);
      return { asOfMs: state.asOfMs, signalIds: signals.map(({ id }) => id), lines, text: draftText(lines) };
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
        draftText: textSchema.optional(),
      }),
    )
    .mutation(({ ctx, input }) => ctx.release(input)),
  drafts: procedure.query(({ ctx }) => ctx.drafts()),
  draftReleases: procedure.query(({ ctx }) => ctx.draftReleases()),
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
  /** Answers with the draft's saved states, which `restoreDraft` takes to undo it. */
  deleteDraft: procedure
    .input(z.strictObject({ id: draftIdSchema }))
    .mutation(({ ctx, input }) => ctx.deleteDraft(input.id)),
  restoreDraft: procedure
    .input(z.strictObject({ versions: draftVersionsSchema }))
    .mutation(({ ctx, input }) => ctx.restoreDraft(input.versions)),
});
