import { z } from 'zod';
import { LOG_KINDS } from '../../metadata/log-coverage.ts';
import { procedure, router } from '../trpc.ts';

const logSchema = z.strictObject({ log: z.enum(LOG_KINDS) });
const spanSchema = logSchema
  .extend({ fromMs: z.number().int().nonnegative(), toMs: z.number().int().positive() })
  .refine(({ fromMs, toMs }) => fromMs < toMs, 'The span ends before it begins.');

/** How much of each log is held, and the fetching of what is not. */
export const logsRouter = router({
  coverage: procedure.input(logSchema).query(async ({ ctx, input }) => {
    const coverage = await ctx.logCoverage();
    return coverage.find(({ log }) => log === input.log) ?? null;
  }),
  startBackfill: procedure
    .input(spanSchema)
    .mutation(({ ctx, input: { log, ...span } }) => ctx.backfill.start(log, span)),
  pauseBackfill: procedure.input(logSchema).mutation(({ ctx, input }) => ctx.backfill.pause(input.log)),
  resumeBackfill: procedure.input(logSchema).mutation(({ ctx, input }) => ctx.backfill.resume(input.log)),
  cancelBackfill: procedure.input(logSchema).mutation(({ ctx, input }) => ctx.backfill.cancel(input.log)),
});
