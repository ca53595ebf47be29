import type { PoolerAlert } from '../../../shared/metadata/pooler-alert.ts';

/** Evidence keys that the Pooler itself sends to webhooks (pooler-contract 8.2); no other is read. */
export const EVIDENCE_KEYS = [
  'assignment_count',
  'available_count',
  'enabled_assignment_count',
  'usable_assignment_count',
  'non_serving_assignment_count',
  'impacted_pool_count',
  'circuit_blocked_assignment_count',
  'circuit_blocked_lane_count',
  'circuit_blocked_reasons',
  'circuit_blocked_route_classes',
  'circuit_recency_seconds',
  'model',
  'model_membership_resolved',
  'path_style',
  'quota_state',
  'reason_code',
  'route_class_scope',
  'routing_usable',
  'source',
  'status',
  'target_state',
  'threshold_used_percent',
  'used_percent',
  'window_selector',
  'new_reset_count',
  'reset_expires_at',
  'reset_first_seen_at',
  'earliest_reset_first_seen_at',
  'latest_reset_first_seen_at',
  'next_reset_expires_at',
  'latest_reset_expires_at',
] as const;

const WORD = /^[A-Za-z0-9][A-Za-z0-9_.:+-]{0,119}$/;
const LONGEST_TEXT = 200;

function textOf(value: unknown, isPublishable: (text: string) => boolean): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return WORD.test(value) && isPublishable(value) ? value : null;
  if (!Array.isArray(value)) return null;
  const words = value.map((item: unknown) => textOf(item, isPublishable));
  const text = words.filter((word) => word !== null).join(', ');
  return words.includes(null) || text.length > LONGEST_TEXT ? null : text;
}

/** The allow-listed evidence whose values are numbers, words or lists of words, in the published order. */
export function evidenceOf(
  snapshot: Readonly<Record<string, unknown>>,
  isPublishable: (text: string) => boolean,
): PoolerAlert['evidence'] {
  return EVIDENCE_KEYS.flatMap((name) => {
    const value = textOf(snapshot[name], isPublishable);
    return value === null || value === '' ? [] : [{ name, value }];
  });
}
