import { z } from 'zod';
import { logRowSchema, requestQuerySchema } from '../log-queries.ts';
import type { ConsoleState } from '../ports.ts';
import { procedure, router } from '../trpc.ts';
import { sourcePart } from './source-part.ts';

function byLabel(a: { readonly label: string }, b: { readonly label: string }): number {
  return a.label.localeCompare(b.label, 'en');
}

function named({ id, label }: { readonly id: string; readonly label: string }) {
  return { id, label };
}

/** What the filters offer: everything that has a name, and what the last quarter of an hour brought. */
function requestChoices({ picture, history }: ConsoleState) {
  const recent = history.requests?.current;
  const words = (values: readonly string[]) => [...new Set(values)].sort((a, b) => a.localeCompare(b, 'en'));
  return {
    pools: picture.pools.map(named).sort(byLabel),
    keys: picture.keys.map(named).sort(byLabel),
    upstreams: picture.upstreams.map(named).sort(byLabel),
    /** Suggestions only: older rows may hold others. */
    codes: words(recent?.byCode.map(({ code }) => code) ?? []),
    models: words(recent?.latency.map(({ model }) => model) ?? []),
  };
}

export const requestsRouter = router({
  page: procedure.input(requestQuerySchema).query(({ ctx, input }) => ctx.requestPage(input)),
  buckets: procedure
    .input(z.strictObject({ query: requestQuerySchema, fromMs: z.number().int(), toMs: z.number().int() }))
    .query(({ ctx, input }) => ctx.requestBuckets(input.query, input.fromMs, input.toMs)),
  one: procedure.input(logRowSchema).query(({ ctx, input }) => ctx.request(input.id)),
  detail: procedure.input(logRowSchema).query(({ ctx, input }) => ctx.requestDetail(input.id)),
  frame: procedure.query(async ({ ctx }) => {
    const state = await ctx.readState(null);
    return { ...sourcePart(state, ['requests']), choices: requestChoices(state) };
  }),
});
