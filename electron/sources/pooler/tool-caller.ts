import type { z } from 'zod';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import { createAttempt } from '../attempt.ts';
import type { CallGate } from '../http/call-gate.ts';
import { malformed } from './batch.ts';
import { failureOfMcpError } from './mcp-failure.ts';
import type { McpSession } from './mcp-session.ts';
import { PoolerFailure } from './pooler-failure.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** How the reads of one Pooler call its tools. */
export interface ToolCaller {
  readonly call: McpSession['callTool'];
  /** Calls a tool and passes its structured content through a schema. Throws {@link PoolerFailure}. */
  read<T>(tool: string, schema: z.ZodType<T>, args: Arguments): Promise<T>;
  /** Turns a read that throws into one that ends in a typed outcome. */
  outcomeOf<A extends unknown[], T>(
    read: (...args: A) => Promise<T>,
  ): (...args: A) => Promise<SourceOutcome<T>>;
}

export function createToolCaller(session: McpSession, gate: CallGate, nowMs: () => number): ToolCaller {
  const call: McpSession['callTool'] = (tool, args) => gate(() => session.callTool(tool, args));
  const attempt = createAttempt(nowMs, failureOfMcpError);
  return {
    call,
    async read(tool, schema, args) {
      const answer = await call(tool, args);
      const parsed = schema.safeParse(answer.content);
      if (!parsed.success) throw new PoolerFailure(malformed(tool));
      return parsed.data;
    },
    outcomeOf:
      (read) =>
      (...args) =>
        attempt(() => read(...args)),
  };
}
