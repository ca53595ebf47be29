import { choicesOf, holdsText, listPage, listPageSchema, wordSchema } from '../list-page.ts';
import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { poolNamer, sourcePart, topSignalOf } from './source-part.ts';
import { upstreamView } from './upstream-view.ts';

const upstreamQuerySchema = listPageSchema.extend({
  id: wordSchema,
  poolId: wordSchema,
  status: wordSchema,
  text: wordSchema,
});

/** Every upstream by name, each with the Pools whose lists hold it. */
function upstreamRows(state: ConsoleState) {
  const poolLabel = poolNamer(state);
  return state.picture.upstreams
    .map((upstream) => ({
      ...upstreamView(state, upstream.id),
      upstream,
      pools: state.picture.memberships
        .filter(({ upstreamIds }) => upstreamIds.includes(upstream.id))
        .map(({ id }) => ({ id, label: poolLabel(id) })),
      signal: topSignalOf(state, 'upstream', upstream.id),
    }))
    .sort((a, b) => a.upstream.label.localeCompare(b.upstream.label, 'en'));
}

export const upstreamsRouter = router({
  page: procedure.input(upstreamQuerySchema).query(async ({ ctx, input }) => {
    const state = await ctx.readState(null);
    const rows = upstreamRows(state);
    const shown = rows.filter(
      ({ id, upstream, pools }) =>
        (input.id === null || id === input.id) &&
        (input.poolId === null || pools.some((pool) => pool.id === input.poolId)) &&
        (input.status === null || upstream.status === input.status) &&
        holdsText(input.text, upstream.label, upstream.status, upstream.planFamily, upstream.workspaceRef),
    );
    return {
      ...sourcePart(state, ['upstreams', 'quotas']),
      ...listPage(shown, input),
      statuses: choicesOf(rows, ({ upstream }) => upstream.status),
      pools: choicesOf(
        rows.flatMap(({ pools }) => pools),
        ({ id }) => id,
        poolNamer(state),
      ),
    };
  }),
});
