import { initTRPC } from '@trpc/server';
import type { ConsolePorts } from './ports.ts';

const t = initTRPC.context<ConsolePorts>().create({
  // A stack trace can hold values; a page needs only the sentence.
  errorFormatter: ({ shape }) => ({
    ...shape,
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus },
  }),
  isDev: false,
});

export const router = t.router;
export const procedure = t.procedure;
