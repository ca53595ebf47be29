import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { packageVersions } from '../../slo/contract-change.ts';
import { WINDOW_MS } from '../../slo/windows.ts';
import type { ConnectionSummary, ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { rowDetail, rowViews, rulesFile } from './slo-views.ts';

function evaluated(state: ConsoleState) {
  return {
    asOfMs: state.asOfMs,
    source: state.sources.find((source) => source.id === 'slo') ?? null,
    evaluatedAtMs: state.slo?.atMs ?? null,
    /** Of the processes that tell; several during a roll-out. */
    packageVersions: packageVersions(state.picture.contract),
  };
}

/** The label matchers the active connection chooses codex-pdf with; none for a direct scrape. */
function selectorOf(connections: readonly ConnectionSummary[]): string {
  const metrics = connections.find(({ active }) => active)?.profile?.metrics;
  return metrics?.kind === 'prometheus' ? metrics.selector : '';
}

const rowInput = z.strictObject({ id: z.string().min(1).max(200) });

export const slosRouter = router({
  view: procedure.query(async ({ ctx }) => {
    const state = await ctx.readState(null);
    return {
      ...evaluated(state),
      rows: state.slo === null ? [] : rowViews(state.slo.result),
      lanes: state.slo?.result.lanes ?? [],
    };
  }),
  /** Everything about one row: windows and replicas side by side, lanes, queries, what would make it decidable. */
  detail: procedure.input(rowInput).query(async ({ ctx, input }) => {
    const [state, connections] = await Promise.all([ctx.readState(null), ctx.connections()]);
    const detail = state.slo === null ? null : rowDetail(state.slo.result, input.id, selectorOf(connections));
    if (detail === null) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such SLO row.' });
    return { ...evaluated(state), ...detail };
  }),
  /** A row over the last day, week or month, as it was judged then over its own window or an hour. */
  history: procedure
    .input(
      rowInput.extend({
        over: z.enum(['hour', 'judged']),
        days: z.union([z.literal(1), z.literal(7), z.literal(30)]),
      }),
    )
    .query(({ ctx, input }) => ctx.sloHistory(input.id, input.over, input.days * WINDOW_MS['1d'])),
  /** A row over the windows of the calendar; reading them may take a while. */
  calendar: procedure.input(rowInput).query(({ ctx, input }) => ctx.sloCalendar(input.id)),
  /** A row's 30-day health by slices of 5 minutes; reading them may take a while. */
  slices: procedure.input(rowInput).query(({ ctx, input }) => ctx.sloSlices(input.id)),
  /** The rows as rules for the operator's own Prometheus: configuration, not text to publish. Null before a result. */
  rules: procedure.query(async ({ ctx }) => {
    const [state, connections] = await Promise.all([ctx.readState(null), ctx.connections()]);
    return state.slo === null ? null : rulesFile(state.slo.result, selectorOf(connections));
  }),
});
