import { procedure, router } from '../trpc.ts';

/** Snapshot files; their bytes travel by routes of their own. */
export const snapshotsRouter = router({
  view: procedure.query(({ ctx }) => ctx.snapshots()),
  /** Resolves when the file is written; `view` tells how far it is meanwhile. */
  write: procedure.mutation(({ ctx }) => ctx.writeSnapshot()),
  /** Back to the connection that the snapshot took the place of. */
  close: procedure.mutation(({ ctx }) => ctx.closeSnapshot()),
});
