import type { Json, JsonObject } from '../json.ts';
import type { OperatorRow, PoolerWorld } from '../world.ts';

/** What a tool may look at: the caller, the rows at this moment and the clock. */
export interface ToolCall {
  readonly operator: OperatorRow;
  readonly world: PoolerWorld;
  readonly nowMs: number;
  readonly toolCount: number;
}

/** A tool's answer: machine-readable metadata plus the lossy text beside it (pooler-contract 2.7). */
export interface ToolOutput {
  readonly text: string;
  readonly structured: JsonObject;
}

/** The argument types of the real input schemas: bare, without ranges or vocabularies (pooler-contract 2.5). */
type ArgumentType = 'string' | 'integer' | 'boolean';

/** One tool of the catalogue. `run` throws `ToolError` for the failures the contract lists. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly argumentTypes: Readonly<Record<string, ArgumentType>>;
  readonly required: readonly string[];
  readonly outputSchema: JsonObject;
  readonly run: (call: ToolCall, args: ToolArguments) => ToolOutput;
}

/** A failure that reaches the caller as a result with `isError: true`, text `<code>: <message>` (POOLER-T19). */
export class ToolError extends Error {
  readonly code: 'invalid_arguments' | 'tool_execution_failed' | 'capability_denied';

  constructor(code: ToolError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Arguments after the shallow check: absent ones are null, limits are still to be clamped. */
export interface ToolArguments {
  text(name: string): string | null;
  integer(name: string): number | null;
  flag(name: string): boolean | null;
  /** Names of the arguments that were given, in schema order. */
  readonly given: readonly string[];
}

/**
 * The server's shallow check: unknown key, wrong type, explicit null or a missing required key are refused
 * with one message; ranges are not looked at (pooler-contract 2.7, 13.3).
 */
function checkArguments(tool: Tool, args: JsonObject): ToolArguments {
  for (const [name, value] of Object.entries(args)) {
    const type = Object.hasOwn(tool.argumentTypes, name) ? tool.argumentTypes[name] : undefined;
    if (type === undefined || !hasType(value, type)) throw invalidArguments();
  }
  if (tool.required.some((name) => !Object.hasOwn(args, name))) throw invalidArguments();
  const read = (name: string): Json | undefined => (Object.hasOwn(args, name) ? args[name] : undefined);
  return {
    text: (name) => pick(read(name), (value) => typeof value === 'string'),
    integer: (name) => pick(read(name), (value) => typeof value === 'number'),
    flag: (name) => pick(read(name), (value) => typeof value === 'boolean'),
    given: Object.keys(tool.argumentTypes).filter((name) => Object.hasOwn(args, name)),
  };
}

/** The entry of `tools/list` (pooler-contract 2.5). */
export function describeTool(tool: Tool): JsonObject {
  const properties = Object.fromEntries(
    Object.entries(tool.argumentTypes).map(([name, type]) => [name, { type }] as const),
  );
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: { type: 'object', properties, required: tool.required, additionalProperties: false },
    outputSchema: tool.outputSchema,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  };
}

/** Runs a tool and wraps its outcome as the `tools/call` result of both eras. */
export function callTool(tool: Tool, call: ToolCall, args: JsonObject): JsonObject {
  try {
    const { text, structured } = tool.run(call, checkArguments(tool, args));
    return { content: [{ type: 'text', text }], structuredContent: structured, isError: false };
  } catch (error) {
    const [code, message] =
      error instanceof ToolError
        ? [error.code, error.message]
        : ['tool_execution_failed', 'MCP tool execution failed'];
    return { content: [{ type: 'text', text: `${code}: ${message}` }], isError: true };
  }
}

function invalidArguments(): ToolError {
  return new ToolError('invalid_arguments', 'Invalid tool arguments');
}

function hasType(value: Json, type: ArgumentType): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function pick<T extends Json>(value: Json | undefined, is: (value: Json) => value is T): T | null {
  return value !== undefined && is(value) ? value : null;
}
