import {
  type ApiKey,
  apiKeySchema,
  type Invite,
  inviteSchema,
  type Operator,
  operatorSchema,
} from '../../shared/metadata/access.ts';
import { type ContractFact, contractFactSchema } from '../../shared/metadata/contract-fact.ts';
import {
  type EntityKind,
  type GatewayHealth,
  gatewayHealthSchema,
  membershipSchema,
  type Pool,
  poolSchema,
  type QuotaAccount,
  quotaAccountSchema,
  serviceSchema,
  type Upstream,
  upstreamSchema,
} from '../../shared/metadata/entities.ts';
import { alertRuleSchema, alertSchema, type PoolerAlert } from '../../shared/metadata/pooler-alert.ts';
import { settingsSchema } from '../../shared/metadata/pooler-settings.ts';
import type { Subject } from '../../shared/signals/signal.ts';

/** The one field of an entity whose changes are transitions. */
export interface WatchedField {
  readonly subject: Subject;
  readonly name: string;
  readonly value: string;
  /** When the source itself says this value began, Unix ms; null where it does not say. */
  readonly beganAtMs: number | null;
}

export interface ObservedEntity {
  readonly id: string;
  readonly body: unknown;
  readonly watched: WatchedField | null;
}

/**
 * Passes one item through its allow-list a last time before it is stored (design 3) and names what is watched
 * on it. Throws a ZodError for an unlisted or wrong field: nothing of that poll is kept then.
 */
export function observeEntity(kind: EntityKind, item: unknown): ObservedEntity {
  switch (kind) {
    case 'pool': {
      const pool = poolSchema.parse(item);
      return { id: pool.id, body: pool, watched: watchPool(pool) };
    }
    case 'upstream': {
      const upstream = upstreamSchema.parse(item);
      return { id: upstream.id, body: upstream, watched: watchUpstream(upstream) };
    }
    case 'quota': {
      const quota = quotaAccountSchema.parse(item);
      return { id: quota.id, body: quota, watched: watchQuota(quota) };
    }
    case 'gateway': {
      const gateway = gatewayHealthSchema.parse(item);
      return { id: gateway.id, body: gateway, watched: watchGateway(gateway) };
    }
    case 'membership': {
      const membership = membershipSchema.parse(item);
      return { id: membership.id, body: membership, watched: null };
    }
    case 'service': {
      const service = serviceSchema.parse(item);
      return { id: service.id, body: service, watched: null };
    }
    case 'key': {
      const key = apiKeySchema.parse(item);
      return { id: key.id, body: key, watched: watchKey(key) };
    }
    case 'operator': {
      const operator = operatorSchema.parse(item);
      return { id: operator.id, body: operator, watched: watchOperator(operator) };
    }
    case 'invite': {
      const invite = inviteSchema.parse(item);
      return { id: invite.id, body: invite, watched: watchInvite(invite) };
    }
    case 'settings': {
      const settings = settingsSchema.parse(item);
      return { id: settings.id, body: settings, watched: null };
    }
    case 'alert': {
      const alert = alertSchema.parse(item);
      return { id: alert.id, body: alert, watched: watchAlert(alert) };
    }
    case 'alertRule': {
      const rule = alertRuleSchema.parse(item);
      return { id: rule.id, body: rule, watched: null };
    }
    case 'contract': {
      const fact = contractFactSchema.parse(item);
      return { id: fact.id, body: fact, watched: watchContract(fact) };
    }
  }
}

/** A Pool is watched for its status; only active Pools are listed (POOLER-T2), so other words are rare. */
export function watchPool(pool: Pool): WatchedField {
  return watchStatus({ kind: 'pool', id: pool.id, label: pool.label }, pool);
}

/** An upstream is watched for its status (pooler-contract 3.4). */
export function watchUpstream(upstream: Upstream): WatchedField {
  return watchStatus({ kind: 'upstream', id: upstream.id, label: upstream.label }, upstream);
}

/** A key is watched for its status; that it expired is no status (POOLER-T10). */
export function watchKey(key: ApiKey): WatchedField {
  const subject: Subject = { kind: 'key', id: key.id, label: key.label };
  return { subject, name: 'status', value: key.status, beganAtMs: key.revokedAtMs };
}

/** An operator is watched for its status; the list gives no time of it (pooler-contract 3.10). */
export function watchOperator({ id, label, status }: Operator): WatchedField {
  return { subject: { kind: 'operator', id, label }, name: 'status', value: status, beganAtMs: null };
}

/** An invite is watched for its effective status, whose times the list gives (pooler-contract 3.12). */
export function watchInvite(invite: Invite): WatchedField {
  const { id, label, status } = invite;
  const began: Readonly<Record<string, number | null>> = {
    active: invite.createdAtMs,
    accepted: invite.acceptedAtMs,
    revoked: invite.revokedAtMs,
    expired: invite.expiresAtMs,
  };
  return {
    subject: { kind: 'invite', id, label },
    name: 'status',
    value: status,
    beganAtMs: began[status] ?? null,
  };
}

/** An alert of the Pooler is watched for its state (pooler-contract 8); one that opens again does not say when. */
export function watchAlert(alert: PoolerAlert): WatchedField {
  const { id, ruleKind, state, acknowledgedAtMs, resolvedAtMs } = alert;
  const began: Readonly<Record<string, number | null>> = {
    open: acknowledgedAtMs === null && resolvedAtMs === null ? alert.firstSeenAtMs : null,
    acknowledged: acknowledgedAtMs,
    resolved: resolvedAtMs,
  };
  const subject: Subject = { kind: 'alert', id, label: ruleKind };
  return { subject, name: 'state', value: state, beganAtMs: began[state] ?? null };
}

/** A quota account shares its upstream's id and has no label of its own: whoever records it finds the name. */
export function watchQuota(quota: QuotaAccount): WatchedField {
  const subject: Subject = { kind: 'upstream', id: quota.id, label: 'upstream' };
  return { subject, name: 'quota', value: quota.routingUsable ? 'usable' : 'not usable', beganAtMs: null };
}

/** A version of codex-pdf is watched as it stands: a change of it explains a step in the SLO rows (slo-contract 4.5). */
export function watchContract({ id, name, value }: ContractFact): WatchedField {
  const subject: Subject = { kind: 'service', id, label: `codex-pdf ${id.split('/')[0] ?? ''}`.trim() };
  return { subject, name, value, beganAtMs: null };
}

/** The gateway is watched for one word made of both its health routes (pooler-contract 1.2). */
export function watchGateway(gateway: GatewayHealth): WatchedField {
  const subject: Subject = { kind: 'gateway', id: gateway.id, label: 'gateway' };
  const health = gateway.ready ? 'ready' : 'not ready';
  return { subject, name: 'health', value: gateway.alive ? health : 'not alive', beganAtMs: null };
}

interface WithStatus {
  readonly status: string;
  readonly disabledAtMs: number | null;
}

/** `disabled_at` is the only status time the lists give (pooler-contract 3.2, 3.4). */
function watchStatus(subject: Subject, { status, disabledAtMs }: WithStatus): WatchedField {
  return { subject, name: 'status', value: status, beganAtMs: status === 'disabled' ? disabledAtMs : null };
}
