import type { JsonObject } from './json.ts';

/** One administrative event as the database holds it: raw e-mail, raw address, details before sanitising. */
export interface AuditRow {
  readonly id: string;
  readonly occurredAtMs: number;
  readonly actorType: 'user' | 'system';
  readonly actorUserId: string | null;
  readonly actorEmail: string | null;
  /** Null for an event without a Pool, which only owners see (pooler-contract 1.4). */
  readonly poolId: string | null;
  readonly requestId: string | null;
  readonly correlationId: string | null;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string | null;
  readonly outcome: 'success' | 'failure';
  readonly ipAddress: string | null;
  readonly details: JsonObject;
}
