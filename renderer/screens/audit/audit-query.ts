import type { ApiInputs } from '../../../shared/api/router.ts';
import type { Filters } from '../../components/log-table/filters.ts';
import { spanOf } from '../../components/log-table/time-range.ts';

/** The filters of the audit log by their names in the address. */
export const AUDIT_FILTERS = [
  'pool',
  'action',
  'target',
  'actor',
  'outcome',
  'text',
  'range',
  'from',
  'to',
] as const;

/** What the filters ask the audit log for at `nowMs`, Unix ms. */
export function auditQuery(filters: Filters, nowMs: number): ApiInputs['audit']['page'] {
  return {
    poolId: filters.pool ?? null,
    action: filters.action ?? null,
    targetType: filters.target ?? null,
    actorId: filters.actor ?? null,
    outcome: filters.outcome ?? null,
    text: filters.text ?? null,
    ...spanOf(filters, nowMs),
  };
}
