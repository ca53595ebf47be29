import { choicesOf, holdsText, listPage, listPageSchema, wordSchema } from '../list-page.ts';
import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { poolNamer, sourcePart, topSignalOf } from './source-part.ts';

const accessQuerySchema = listPageSchema.extend({ id: wordSchema, status: wordSchema, text: wordSchema });

function inviteRows(state: ConsoleState) {
  const poolLabel = poolNamer(state);
  return state.picture.invites
    .map((invite) => ({
      id: invite.id,
      invite,
      poolLabel: poolLabel(invite.poolId),
      signal: topSignalOf(state, 'invite', invite.id),
    }))
    .sort((a, b) => b.invite.createdAtMs - a.invite.createdAtMs);
}

function operatorRows(state: ConsoleState) {
  return state.picture.operators
    .map((operator) => ({
      id: operator.id,
      operator,
      signal: topSignalOf(state, 'operator', operator.id),
    }))
    .sort((a, b) => a.operator.label.localeCompare(b.operator.label, 'en'));
}

/** Who may use the Pools: operators (an owner's token only) and invites. */
export const accessRouter = router({
  operators: procedure.input(accessQuerySchema).query(async ({ ctx, input }) => {
    const state = await ctx.readState(null);
    const rows = operatorRows(state);
    const shown = rows.filter(
      ({ id, operator }) =>
        (input.id === null || id === input.id) &&
        (input.status === null || operator.status === input.status) &&
        holdsText(input.text, operator.label, operator.status),
    );
    return {
      ...sourcePart(state, ['operators']),
      ...listPage(shown, input),
      statuses: choicesOf(rows, ({ operator }) => operator.status),
    };
  }),
  invites: procedure.input(accessQuerySchema).query(async ({ ctx, input }) => {
    const state = await ctx.readState(null);
    const rows = inviteRows(state);
    const shown = rows.filter(
      ({ id, invite, poolLabel }) =>
        (input.id === null || id === input.id) &&
        (input.status === null || invite.status === input.status) &&
        holdsText(input.text, invite.label, poolLabel, invite.status),
    );
    return {
      ...sourcePart(state, ['invites']),
      ...listPage(shown, input),
      statuses: choicesOf(rows, ({ invite }) => invite.status),
    };
  }),
});
