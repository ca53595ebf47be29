import type { ApiOutputs } from '../../../shared/api/router.ts';

/** One operator as the table shows it. */
export type OperatorView = ApiOutputs['access']['operators']['rows'][number];

/** `enabled, 2 tokens`. */
export function mcpWords({ mcpEnabled, mcpKeyCount }: OperatorView['operator']): string {
  const tokens = `${mcpKeyCount} ${mcpKeyCount === 1 ? 'token' : 'tokens'}`;
  return `${mcpEnabled ? 'enabled' : 'not enabled'}, ${tokens}`;
}
