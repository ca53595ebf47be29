import { choicesOf, holdsText, listPage, listPageSchema, wordSchema } from '../list-page.ts';
import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { keyStanding } from './key-standing.ts';
import { poolNamer, sourcePart, topSignalOf } from './source-part.ts';

const keyQuerySchema = listPageSchema.extend({
  id: wordSchema,
  poolId: wordSchema,
  /** As in the rows: `expired` and `expires soon` beside the Pooler's own words. */
  standing: wordSchema,
  text: wordSchema,
});

/** Every API key by Pool and name. */
function keyRows(state: ConsoleState) {
  const poolLabel = poolNamer(state);
  const denied = state.history.requests?.current.deniedKeys ?? [];
  return state.picture.keys
    .map((key) => ({
      id: key.id,
      key,
      poolLabel: poolLabel(key.poolId),
      standing: keyStanding(key, state.asOfMs),
      /** Denials of the last quarter of an hour by code. */
      denials: denied.filter(({ keyId }) => keyId === key.id).map(({ code, count }) => ({ code, count })),
      signal: topSignalOf(state, 'key', key.id),
    }))
    .sort(
      (a, b) => a.poolLabel.localeCompare(b.poolLabel, 'en') || a.key.label.localeCompare(b.key.label, 'en'),
    );
}

export const keysRouter = router({
  page: procedure.input(keyQuerySchema).query(async ({ ctx, input }) => {
    const state = await ctx.readState(null);
    const rows = keyRows(state);
    const shown = rows.filter(
      ({ id, key, poolLabel, standing }) =>
        (input.id === null || id === input.id) &&
        (input.poolId === null || key.poolId === input.poolId) &&
        (input.standing === null || standing === input.standing) &&
        holdsText(input.text, key.label, key.prefix, poolLabel),
    );
    return {
      ...sourcePart(state, ['keys']),
      ...listPage(shown, input),
      standings: choicesOf(rows, ({ standing }) => standing),
      pools: choicesOf(
        rows,
        ({ key }) => key.poolId,
        (id) => rows.find(({ key }) => key.poolId === id)?.poolLabel ?? id,
      ),
    };
  }),
});
