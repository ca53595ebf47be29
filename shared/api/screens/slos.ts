import { procedure, router } from '../trpc.ts';

export const slosRouter = router({
  view: procedure.query(async ({ ctx }) => {
    const state = await ctx.readState(null);
    return {
      asOfMs: state.asOfMs,
      source: state.sources.find((source) => source.id === 'slo') ?? null,
      evaluatedAtMs: state.slo?.atMs ?? null,
      rows: state.slo?.result.rows ?? [],
      lanes: state.slo?.result.lanes ?? [],
    };
  }),
});
