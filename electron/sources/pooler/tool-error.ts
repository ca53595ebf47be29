import type { ReadFailure } from '../read-failure.ts';

/**
 * What a tool's own error means: a result with `isError`, whose text is `<code>: <message>` (pooler-contract 2.7,
 * POOLER-T19). The text is matched, never quoted. `tool` is a name of ours.
 */
export function failureOfToolError(tool: string, text: string): ReadFailure {
  const [code] = text.split(':', 1);
  switch (code) {
    case 'capability_denied':
      return {
        kind: 'not exposed',
        detail: `The role of the token's operator does not allow ${tool}: use the token of an instance owner.`,
      };
    case 'invalid_arguments':
      return {
        kind: 'malformed',
        detail: `The Pooler does not accept how this console calls ${tool}: its version may not be supported.`,
      };
    case 'tool_execution_failed':
      return failureOfExecution(tool, text);
    default:
      return {
        kind: 'malformed',
        detail: `The Pooler reports an error in ${tool} that this console does not know: check its version and log.`,
      };
  }
}

function failureOfExecution(tool: string, text: string): ReadFailure {
  // POOLER-T2: a Pool that is disabled, archived or taken from the operator disappears.
  if (text.includes('Pool selector did not match')) {
    return {
      kind: 'not exposed',
      detail:
        'The Pool is gone from the list of active Pools: look in the audit log for who disabled or archived it.',
    };
  }
  return {
    kind: 'not ready',
    detail: `The Pooler failed while it ran ${tool}: try again, and check its log if it stays so.`,
  };
}
