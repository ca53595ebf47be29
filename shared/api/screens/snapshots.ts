import { z } from 'zod';
import { procedure, router } from '../trpc.ts';

/** Snapshot files; their bytes travel by routes of their own. */
export const snapshotsRouter = router({
  view: procedure.query(({ ctx }) => ctx.snapshots()),
  /** Resolves when the file is written; `view` tells how far it is meanwhile. */
  write: procedure.mutation(({ ctx }) => ctx.writeSnapshot()),
  /** Every screen as it was at this moment; null is the moment the snapshot was taken at. */
  show: procedure
    .input(z.strictObject({ atMs: z.number().int().nonnegative().nullable() }))
    .mutation(({ ctx, input }) => ctx.showMoment(input.atMs)),
  /** Back to the connection that the snapshot took the place of. */
  close: procedure.mutation(({ ctx }) => ctx.closeSnapshot()),
});
