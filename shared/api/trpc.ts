import { initTRPC } from '@trpc/server';
import { OperatorError } from './operator-error.ts';
import type { ConsolePorts } from './ports.ts';

const UNEXPECTED = 'The console failed at this unexpectedly. Try again; if it stays so, restart the console.';

const t = initTRPC.context<ConsolePorts>().create({
  // A stack trace can hold values, and so can the message of an error that nobody wrote for people to read.
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message:
      error.code === 'INTERNAL_SERVER_ERROR' && !(error.cause instanceof OperatorError)
        ? UNEXPECTED
        : shape.message,
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus },
  }),
  isDev: false,
});

export const router = t.router;
export const procedure = t.procedure;
