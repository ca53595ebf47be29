import { choicesOf } from '../list-page.ts';
import { auditQuerySchema, logRowSchema } from '../log-queries.ts';
import { procedure, router } from '../trpc.ts';
import { sourcePart } from './source-part.ts';

/** `api_key.` of `api_key.revoke`: the part of an action that says what was acted on. */
export function actionFamily(action: string): string {
  const dot = action.indexOf('.');
  return dot < 0 ? action : action.slice(0, dot + 1);
}

export const auditRouter = router({
  page: procedure.input(auditQuerySchema).query(({ ctx, input }) => ctx.auditPage(input)),
  one: procedure.input(logRowSchema).query(({ ctx, input }) => ctx.auditEvent(input.id)),
  /** Choices come from the last day; older events may hold others. */
  frame: procedure.query(async ({ ctx }) => {
    const state = await ctx.readState(null);
    const { audits } = state.history;
    return {
      ...sourcePart(state, ['audit']),
      choices: {
        families: choicesOf(
          audits,
          ({ action }) => actionFamily(action),
          (family) => family.replace(/\.$/, ''),
        ),
        targetTypes: choicesOf(audits, ({ targetType }) => targetType),
        actors: choicesOf(
          audits.filter(({ actorId }) => actorId !== null),
          ({ actorId }) => actorId ?? '',
          (id) => audits.find(({ actorId }) => actorId === id)?.actorLabel ?? id,
        ),
        outcomes: choicesOf(audits, ({ outcome }) => outcome),
        pools: state.picture.pools
          .map(({ id, label }) => ({ id, label }))
          .sort((a, b) => a.label.localeCompare(b.label, 'en')),
      },
    };
  }),
});
