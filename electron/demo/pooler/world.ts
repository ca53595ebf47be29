import type { ApiKeyRow, InviteRow } from './access-rows.ts';
import type { AuditRow } from './audit-row.ts';
import type { ExposedFamily } from './exposed-family.ts';
import type { RequestRow } from './request-row.ts';

/**
 * The rows behind the simulated Pooler, as its database would hold them: unmasked, with the forbidden fields
 * in place. What leaves is decided by visibility and masking, never by leaving something out here.
 * Times are Unix milliseconds, UTC.
 */
export interface PoolerWorld {
  readonly operators: readonly OperatorRow[];
  readonly pools: readonly PoolRow[];
  readonly upstreams: readonly UpstreamRow[];
  /** Absent, like the rows below, in a world that is not about them. */
  readonly apiKeys?: readonly ApiKeyRow[];
  readonly invites?: readonly InviteRow[];
  readonly audits?: readonly AuditRow[];
  readonly requests?: readonly RequestRow[];
  /** What the gateway counted since it was started, beside the simulator's own requests. */
  readonly traffic?: readonly ExposedFamily[];
}

/** An operator account; tokens belong to operators and carry exactly their rights (pooler-contract 1.4). */
export interface OperatorRow {
  readonly id: string;
  /** Short name by which tests and the demo ask for a token; the Pooler never shows it. */
  readonly handle: string;
  readonly displayName: string | null;
  readonly email: string;
  readonly role: 'instance_owner' | 'instance_admin';
  /** Pools an admin is assigned to; an owner sees all. */
  readonly poolIds: readonly string[];
  readonly status: 'active' | 'disabled';
  readonly deleted: boolean;
  readonly passwordChangeRequired: boolean;
  readonly mcpEnabled: boolean;
  /** Absent where it is never looked at: then a fresh account, from the epoch. */
  readonly account?: OperatorAccount;
}

/** What the operator tools show beside who an operator is. */
export interface OperatorAccount {
  readonly mcpKeyCount: number;
  readonly totpEnabled: boolean;
  readonly lastLoginAtMs: number | null;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

export interface PoolRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: 'active' | 'disabled' | 'archived';
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly disabledAtMs: number | null;
  readonly createdByUserId: string | null;
  readonly apiKeyCount: number;
  /** Null where the Pool has no routing settings row. */
  readonly routingStrategy: string | null;
}

/** One upstream in one Pool; the status vocabulary is the upstream's own (pooler-contract 3.4). */
export interface AssignmentRow {
  readonly poolId: string;
  readonly status: string;
}

export interface UpstreamRow {
  readonly id: string;
  readonly chatgptAccountId: string | null;
  readonly accountLabel: string | null;
  readonly accountEmail: string | null;
  readonly workspaceRef: string;
  readonly workspaceLabel: string | null;
  readonly onboardingMethod: 'browser' | 'device' | 'import' | 'invite';
  readonly status: string;
  readonly planFamily: string | null;
  readonly planLabel: string | null;
  readonly authFreshAtMs: number | null;
  readonly authVerifiedAtMs: number | null;
  readonly lastSuccessfulRefreshAtMs: number | null;
  readonly lastSuccessfulSyncAtMs: number | null;
  readonly disabledAtMs: number | null;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly createdByUserId: string | null;
  readonly hasMetadata: boolean;
  readonly assignments: readonly AssignmentRow[];
  readonly quotaWindows: readonly QuotaWindowRow[];
}

export interface QuotaWindowRow {
  readonly kind: string;
  readonly scope: string | null;
  readonly family: string | null;
  readonly model: string | null;
  readonly upstreamModel: string | null;
  readonly windowMinutes: number | null;
  readonly activeLimit: number | null;
  readonly credits: number | null;
  /** Percent of the window that is used, one decimal. */
  readonly usedPercent: number | null;
  readonly resetAtMs: number | null;
  readonly observedAtMs: number | null;
  readonly sourcePrecision: string | null;
}

/** The world the simulator serves: read at every call, so that it can move with time. */
export interface WorldHandle {
  read(): PoolerWorld;
  /** Replaces what is served; a world that moved by itself stands still from here on. */
  update(change: (world: PoolerWorld) => PoolerWorld): void;
}

/** Wraps a moving world (for instance the story) so that a test can take over from it. */
export function createWorldHandle(source: () => PoolerWorld): WorldHandle {
  let current = source;
  return {
    read: () => current(),
    update(change) {
      const changed = change(current());
      current = () => changed;
    },
  };
}
