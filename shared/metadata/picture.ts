import type { Subject } from '../signals/signal.ts';
import type { ApiKey, Invite, Operator } from './access.ts';
import type { ContractFact } from './contract-fact.ts';
import type { GatewayHealth, Membership, Pool, QuotaAccount, Service, Upstream } from './entities.ts';
import type { AlertRule, PoolerAlert } from './pooler-alert.ts';
import type { PoolerSettings } from './pooler-settings.ts';
import type { OutcomeKind, SourceId } from './source.ts';

/** What the store remembers of reading one source: the newest attempt and the newest success. */
export interface PollSummary {
  readonly source: SourceId;
  readonly via: string;
  readonly lastAttempt: { readonly atMs: number; readonly kind: OutcomeKind; readonly detail: string };
  readonly lastOkMs: number | null;
  /** Start of the present run of failures, null while it succeeds. */
  readonly failingSinceMs: number | null;
}

/**
 * A recorded change of one field of one entity. `timing` says how its moment is known: `observed` between two
 * polls, by the `source`'s own timestamp, or `since at least` where it was already so at the first poll.
 */
export interface Transition {
  readonly subject: Subject;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly atMs: number;
  readonly timing: 'observed' | 'source' | 'since at least';
}

/** The whole metadata picture at one moment, as every reader returns it. */
export interface Picture {
  readonly asOfMs: number;
  readonly polls: readonly PollSummary[];
  readonly pools: readonly Pool[];
  readonly upstreams: readonly Upstream[];
  readonly memberships: readonly Membership[];
  readonly quotas: readonly QuotaAccount[];
  readonly service: Service | null;
  readonly gateway: GatewayHealth | null;
  readonly keys: readonly ApiKey[];
  readonly operators: readonly Operator[];
  readonly invites: readonly Invite[];
  /** Null without a database connection. */
  readonly settings: PoolerSettings | null;
  readonly alerts: readonly PoolerAlert[];
  readonly alertRules: readonly AlertRule[];
  /** What codex-pdf says of its versions; empty where it is not asked. */
  readonly contract: readonly ContractFact[];
  /** Entities that were listed once and no longer are: `<kind>` and id with the last known body's label. */
  readonly vanished: readonly { readonly subject: Subject; readonly sinceMs: number }[];
  /** The newest transition of each entity's `status`, by `<kind>:<id>`. */
  readonly statusSince: ReadonlyMap<string, { readonly atMs: number; readonly timing: Transition['timing'] }>;
}
