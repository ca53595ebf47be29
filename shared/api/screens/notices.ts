import { z } from 'zod';
import { noticesFromSchema } from '../../notifications/notice.ts';
import { procedure, router } from '../trpc.ts';

export const noticesRouter = router({
  feed: procedure.query(({ ctx }) => ctx.noticeFeed()),
  setFrom: procedure
    .input(z.strictObject({ from: noticesFromSchema }))
    .mutation(({ ctx, input }) => ctx.setNoticesFrom(input.from)),
});
