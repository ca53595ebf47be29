import { visiblePools } from '../visibility.ts';
import { select } from './detail.ts';
import { type ToolCall, ToolError } from './tool.ts';

/**
 * The Pool that the `pool_selector` of the upstream and key lists names: id, slug or name of a visible active
 * Pool. Null where it is absent or empty; one that does not decide is an error (pooler-contract 2.7, 3.4).
 */
export function selectedPoolId({ world, operator }: ToolCall, selector: string | null): string | null {
  if (selector === null || selector.trim() === '') return null;
  const selection = select(visiblePools(world, operator), selector, [
    (pool) => pool.id,
    (pool) => pool.slug,
    (pool) => pool.name,
  ]);
  switch (selection.kind) {
    case 'found':
      return selection.row.id;
    case 'ambiguous':
      throw new ToolError(
        'tool_execution_failed',
        `Pool selector matched ${selection.rows.length} candidates`,
      );
    case 'none':
      throw new ToolError('tool_execution_failed', 'Pool selector did not match');
  }
}
