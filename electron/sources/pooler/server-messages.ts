import type { ReadFailure } from '../read-failure.ts';

const refused = (message: string, next: string): ReadFailure => ({
  kind: 'forbidden',
  detail: `The Pooler refuses with "${message}": ${next}.`,
});

const TOOL_MISSING: ReadFailure = {
  kind: 'not exposed',
  detail: 'This Pooler does not know the tool: its version may be older or newer than this console supports.',
};

/**
 * Every JSON-RPC error message that says more than its HTTP status (pooler-contract 2.3, 2.5, 2.6). Only
 * these are ever quoted: a message that is not listed here may be anybody's text.
 */
const BY_MESSAGE: Readonly<Record<string, ReadFailure>> = {
  // POOLER-T7: decided before the token is looked at.
  'MCP service is disabled': refused(
    'MCP service is disabled',
    'ask an instance owner to switch MCP on in System settings; this says nothing about the token',
  ),
  'MCP operator is deleted': refused(
    'MCP operator is deleted',
    "use the token of an operator that exists, or ask an instance owner about this operator's account",
  ),
  'MCP operator is disabled': refused(
    'MCP operator is disabled',
    'ask an instance owner to enable the operator, or use the token of another one',
  ),
  'MCP operator must complete password change': refused(
    'MCP operator must complete password change',
    'sign in to the Pooler as that operator and change the password',
  ),
  'MCP is disabled for this operator': refused(
    'MCP is disabled for this operator',
    "switch MCP on in the operator's own settings in the Pooler",
  ),
  'client IP is not allowed': refused(
    'client IP is not allowed',
    "ask an instance owner to add this machine's address to the ingress allowlist",
  ),
  'origin is not allowed': refused(
    'origin is not allowed',
    'a proxy adds an Origin header to the request: have it removed',
  ),
  'MCP route class is temporarily overloaded': {
    kind: 'overloaded',
    detail:
      'All MCP places of the Pooler are taken: wait, and look for other MCP clients that poll too fast.',
  },
  'runtime settings are temporarily unavailable': {
    kind: 'not ready',
    detail: 'The Pooler cannot read its settings yet: check its database, then look at readiness again.',
  },
  'MCP tool was not found': TOOL_MISSING,
  'method not found': TOOL_MISSING,
};

/** What a JSON-RPC error message of the Pooler means; null for a message that is not one of its own. */
export function failureOfMessage(message: string): ReadFailure | null {
  return Object.hasOwn(BY_MESSAGE, message) ? (BY_MESSAGE[message] ?? null) : null;
}
