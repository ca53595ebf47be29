import type { AuditRow } from '../pooler/audit-row.ts';
import type { JsonObject } from '../pooler/json.ts';
import { SENTINELS } from '../pooler/sentinels.ts';
import { storyId } from './cast.ts';
import { momentAt, STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';
import { SETTINGS_CHANGED_AT_MS, SETTINGS_RESTORED_AT_MS } from './settings.ts';

/** How many turns of the story the audit log reaches back: eight hours. */
const TURNS = 48;
const { quotaAtMs, outageAtMs, recoveryAtMs } = STORY_EVENTS;

/** What an operator does in every turn, when in it (ms), and to what. */
interface Deed {
  readonly atMs: number;
  readonly action: string;
  readonly targetType: string;
  /** Names the target; null where the kind has only one. */
  readonly target: string | null;
  /** Null for an event without a Pool. */
  readonly poolSlug: string | null;
  readonly details: JsonObject;
}

const DEEDS: readonly Deed[] = [
  deed(quotaAtMs - 25_000, 'pool.routing_update', 'pool', 'pool example-primary', 'example-primary', {
    routing_strategy: 'bridge_ring',
    before: SENTINELS.changedValue,
  }),
  ...[SETTINGS_CHANGED_AT_MS, SETTINGS_RESTORED_AT_MS].map((atMs) =>
    deed(atMs, 'instance_settings.update', 'instance_settings', null, null, {
      changed_categories: ['gateway'],
      changed_keys: ['gateway.bulkheads'],
      before: SENTINELS.changedValue,
    }),
  ),
  deed(outageAtMs + 25_000, 'auth.login', 'session', 'session', null, { email: SENTINELS.operatorEmail }),
  deed(
    outageAtMs + 60_000,
    'upstream_account.refresh_enqueue',
    'upstream_identity',
    'upstream 5',
    'example-batch',
    {
      account_label: 'example-upstream-05',
      trigger_kind: 'manual',
    },
  ),
  deed(outageAtMs + 75_000, 'alert_channel.update', 'alert_channel', 'channel', null, {
    channel_type: 'webhook',
    endpoint_host: SENTINELS.endpointHost,
    endpoint: SENTINELS.endpointUrl,
  }),
  ...['example-primary', 'example-batch'].map((poolSlug) =>
    deed(recoveryAtMs, 'upstream_account.oauth_browser_link', 'upstream_identity', 'upstream 4', poolSlug, {
      account_label: 'example-upstream-04',
      previous_status: 'reauth_required',
      result_status: 'refreshing',
    }),
  ),
];

/**
 * The audit log at a story time, newest first: what operators changed just before and during each turn's trouble,
 * one row per Pool for an upstream (pooler-contract 3.16). Nothing happens before the story begins.
 */
export function auditsAt(elapsedMs: number, startMs: number): readonly AuditRow[] {
  const { turnStartMs } = momentAt(elapsedMs);
  const rows = Array.from({ length: TURNS }, (_, index) => turnStartMs - index * STORY_LENGTH_MS)
    .filter((fromMs) => fromMs >= 0)
    .flatMap((fromMs) => DEEDS.map((one) => auditRow(one, fromMs + one.atMs, startMs)));
  return rows
    .filter(({ occurredAtMs }) => occurredAtMs <= startMs + elapsedMs)
    .toSorted((a, b) => b.occurredAtMs - a.occurredAtMs);
}

function auditRow(
  { action, targetType, target, poolSlug, details }: Deed,
  atMs: number,
  startMs: number,
): AuditRow {
  return {
    id: storyId(`audit ${startMs} ${atMs} ${action} ${poolSlug ?? ''}`),
    occurredAtMs: startMs + atMs,
    actorType: 'user',
    actorUserId: SENTINELS.operatorId,
    actorEmail: SENTINELS.operatorEmail,
    poolId: poolSlug === null ? null : storyId(`pool ${poolSlug}`),
    requestId: null,
    correlationId: null,
    action,
    targetType,
    targetId: target === null ? null : storyId(target),
    outcome: 'success',
    ipAddress: SENTINELS.address,
    details,
  };
}

function deed(
  atMs: number,
  action: string,
  targetType: string,
  target: string | null,
  poolSlug: string | null,
  details: JsonObject,
): Deed {
  return { atMs, action, targetType, target, poolSlug, details };
}
