import { z } from 'zod';
import type { Upstream } from '../../../../shared/metadata/entities.ts';
import { labelOf } from '../labels.ts';
import { idField, optionalField, timeField, wordField } from './fields.ts';

/**
 * One item of `list_upstreams` (pooler-contract 3.4). Account id, e-mail, workspace label and plan label
 * are not parsed (design 3.2).
 */
export const upstreamRow = z.object({
  id: idField,
  account_label: optionalField(z.string()),
  status: wordField,
  plan_family: optionalField(wordField),
  workspace_ref: optionalField(z.string().regex(/^(ws:[0-9a-f]{8}|legacy)$/)),
  onboarding_method: optionalField(wordField),
  auth_fresh_at: optionalField(timeField),
  last_successful_refresh_at: optionalField(timeField),
  last_successful_sync_at: optionalField(timeField),
  disabled_at: optionalField(timeField),
  created_at: timeField,
  updated_at: timeField,
  assignment_summary: optionalField(z.object({ summary: z.string() })),
});
export type UpstreamRow = z.output<typeof upstreamRow>;

/** The same item where only membership is asked for. */
export const memberRow = z.object({ id: idField, status: wordField });

const ASSIGNMENTS = /^(\d{1,6}) active of (\d{1,6}) Pool assignments?$/;

/**
 * Reads "N active of M Pool assignments", the only place that says how many are active (pooler-contract 3.4).
 * Both null when it says anything else, or more active ones than there are.
 */
export function parseAssignments(summary: string | null): { active: number | null; total: number | null } {
  const match = ASSIGNMENTS.exec(summary ?? '');
  if (match === null) return { active: null, total: null };
  const [active, total] = [Number(match[1]), Number(match[2])];
  return active <= total ? { active, total } : { active: null, total: null };
}

/** The upstream as the console knows it; its label only if `isPublishable` passes it. */
export function upstreamOf(row: UpstreamRow, isPublishable: (text: string) => boolean): Upstream {
  const assignments = parseAssignments(row.assignment_summary?.summary ?? null);
  return {
    ...labelOf('upstream', row.id, row.account_label, isPublishable),
    status: row.status,
    planFamily: row.plan_family,
    workspaceRef: row.workspace_ref,
    onboardingMethod: row.onboarding_method,
    authFreshAtMs: row.auth_fresh_at,
    lastSuccessfulRefreshAtMs: row.last_successful_refresh_at,
    lastSuccessfulSyncAtMs: row.last_successful_sync_at,
    disabledAtMs: row.disabled_at,
    createdAtMs: row.created_at,
    updatedAtMs: row.updated_at,
    assignmentCount: assignments.total,
    activeAssignmentCount: assignments.active,
  };
}
