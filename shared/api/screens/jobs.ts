import { z } from 'zod';
import { jobQuerySchema } from '../log-queries.ts';
import { procedure, router } from '../trpc.ts';
import { inferredJobs } from './inferred.ts';
import { jobAreas } from './job-areas.ts';
import { sourcePart } from './source-part.ts';

export const jobsRouter = router({
  page: procedure.input(jobQuerySchema).query(({ ctx, input }) => ctx.jobPage(input)),
  /** Jobs are numbered. */
  one: procedure
    .input(z.strictObject({ id: z.coerce.number().int().positive() }))
    .query(({ ctx, input }) => ctx.job(input.id)),
  /** `areas` is null until the database was read once; the signs are always there, and are inferred. */
  frame: procedure.query(async ({ ctx }) => {
    const state = await ctx.readState(null);
    const { jobs } = state.history;
    return {
      ...sourcePart(state, ['jobs']),
      areas: jobs === null ? null : jobAreas(jobs),
      /** Open and failed jobs that the counts of the areas leave out: the list of them is cut. */
      uncounted: jobs === null ? 0 : jobs.attentionTotal - jobs.attention.length,
      signs: inferredJobs(state),
    };
  }),
});
