import { z } from 'zod';
import type { QuotaAccount, QuotaWindow } from '../../../../shared/metadata/entities.ts';
import { countField, idField, optionalField, timeField, wordField, wordOrUnknown } from './fields.ts';
import { parseRows } from './rows.ts';

const modelField = optionalField(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,99}$/));

/** One window of an account's quota (pooler-contract 3.8). */
const quotaWindowRow = z.object({
  quota_kind: wordField,
  quota_scope: optionalField(wordField),
  model: modelField,
  upstream_model: modelField,
  window_minutes: optionalField(z.number().int()),
  used_percent: optionalField(z.number()),
  reset_at: optionalField(timeField),
  observed_at: optionalField(timeField),
  freshness_status: wordOrUnknown,
  routing_usable: z.boolean(),
  routing_unusable_reason: optionalField(wordField),
});

/** One item of `list_upstream_quotas` (pooler-contract 3.8). Label, account id and workspace label are not parsed. */
export const quotaRow = z.object({
  id: idField,
  quota_summary: z.object({
    window_count: countField,
    truncated: z.boolean(),
    freshness_status: wordOrUnknown,
    routing_usable: z.boolean(),
  }),
  quota_windows: z.array(z.unknown()),
});

/**
 * The account's quota as the console knows it. A model's name is kept only if `isPublishable` passes it;
 * where the scope is the provider's model, that name stands in `model`. `unreadable` counts windows left out.
 */
export function quotaAccountOf(
  row: z.output<typeof quotaRow>,
  isPublishable: (text: string) => boolean,
): { account: QuotaAccount; unreadable: number } {
  const windows = parseRows(quotaWindowRow, row.quota_windows);
  const account = {
    id: row.id,
    freshness: row.quota_summary.freshness_status,
    routingUsable: row.quota_summary.routing_usable,
    windowCount: row.quota_summary.window_count,
    truncated: row.quota_summary.truncated,
    windows: windows.rows.map((window) => quotaWindowOf(window, isPublishable)),
  };
  return { account, unreadable: windows.unreadable };
}

function quotaWindowOf(
  row: z.output<typeof quotaWindowRow>,
  isPublishable: (text: string) => boolean,
): QuotaWindow {
  const model = row.model ?? row.upstream_model;
  return {
    kind: row.quota_kind,
    scope: row.quota_scope,
    model: model !== null && isPublishable(model) ? model : null,
    windowMinutes: row.window_minutes,
    usedPercent: row.used_percent,
    resetAtMs: row.reset_at,
    observedAtMs: row.observed_at,
    freshness: row.freshness_status,
    routingUsable: row.routing_usable,
    unusableReason: row.routing_unusable_reason,
  };
}
