import { z } from 'zod';
import { profileSchema, profileSecretsSchema } from '../../metadata/profile.ts';
import { procedure, router } from '../trpc.ts';

const nameSchema = z.string().min(1).max(40);
const connectionSchema = z.strictObject({
  profile: profileSchema,
  secrets: profileSecretsSchema,
  previousName: nameSchema.nullable(),
});

export const connectionsRouter = router({
  list: procedure.query(({ ctx }) => ctx.connections()),
  activate: procedure
    .input(z.strictObject({ name: nameSchema }))
    .mutation(({ ctx, input }) => ctx.activateConnection(input.name)),
  save: procedure
    .input(connectionSchema)
    .mutation(({ ctx, input }) => ctx.saveConnection(input.profile, input.secrets, input.previousName)),
  remove: procedure
    .input(z.strictObject({ name: nameSchema }))
    .mutation(({ ctx, input }) => ctx.removeConnection(input.name)),
  /** The doctor; its steps arrive one by one in `examination`. */
  examine: procedure.mutation(({ ctx }) => ctx.examine()),
  examination: procedure.query(({ ctx }) => ctx.examination()),
  test: procedure
    .input(connectionSchema)
    .mutation(({ ctx, input }) => ctx.testConnection(input.profile, input.secrets, input.previousName)),
});
