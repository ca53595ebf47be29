import {
  type EntityKind,
  gatewayHealthSchema,
  membershipSchema,
  poolSchema,
  quotaAccountSchema,
  serviceSchema,
  upstreamSchema,
} from '../../shared/metadata/entities.ts';
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
      return {
        id: pool.id,
        body: pool,
        watched: status({ kind: 'pool', id: pool.id, label: pool.label }, pool),
      };
    }
    case 'upstream': {
      const upstream = upstreamSchema.parse(item);
      const subject: Subject = { kind: 'upstream', id: upstream.id, label: upstream.label };
      return { id: upstream.id, body: upstream, watched: status(subject, upstream) };
    }
    case 'quota': {
      const quota = quotaAccountSchema.parse(item);
      // A quota account shares its upstream's id and has no label of its own; see `labelOfUpstream`.
      const subject: Subject = { kind: 'upstream', id: quota.id, label: '' };
      const value = quota.routingUsable ? 'usable' : 'not usable';
      return { id: quota.id, body: quota, watched: { subject, name: 'quota', value, beganAtMs: null } };
    }
    case 'gateway': {
      const gateway = gatewayHealthSchema.parse(item);
      const subject: Subject = { kind: 'gateway', id: gateway.id, label: 'gateway' };
      const value = !gateway.alive ? 'not alive' : gateway.ready ? 'ready' : 'not ready';
      return { id: gateway.id, body: gateway, watched: { subject, name: 'health', value, beganAtMs: null } };
    }
    case 'membership': {
      const membership = membershipSchema.parse(item);
      return { id: membership.id, body: membership, watched: null };
    }
    case 'service': {
      const service = serviceSchema.parse(item);
      return { id: service.id, body: service, watched: null };
    }
  }
}

interface WithStatus {
  readonly status: string;
  readonly disabledAtMs: number | null;
}

/** `disabled_at` is the only status time the lists give (pooler-contract 3.2, 3.4). */
function status(subject: Subject, entity: WithStatus): WatchedField {
  const beganAtMs = entity.status === 'disabled' ? entity.disabledAtMs : null;
  return { subject, name: 'status', value: entity.status, beganAtMs };
}
