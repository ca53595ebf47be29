import type { ApiKey, Invite, Operator } from '../access.ts';
import type { PoolerAlert } from '../pooler-alert.ts';
import type { PoolerSettings } from '../pooler-settings.ts';
import { MINUTE_MS, NOW_MS } from './records.ts';

export const DAY_MS = 24 * 60 * MINUTE_MS;

/** A key of the Pool `primary`, in daily use. */
export function apiKey(id: string, change: Partial<ApiKey> = {}): ApiKey {
  return {
    id,
    poolId: 'primary',
    label: `example-${id}`,
    labelIsAlias: false,
    prefix: 'sk-cxp-0a1b2c3d4e5f',
    status: 'active',
    expiresAtMs: null,
    lastUsedAtMs: NOW_MS - MINUTE_MS,
    revokedAtMs: null,
    createdAtMs: NOW_MS - 90 * DAY_MS,
    allowedModels: null,
    enforcedModel: null,
    reasoningPolicyMode: 'unrestricted',
    maximumReasoningEffort: null,
    enforcedServiceTier: null,
    policyBindingCount: 1,
    ...change,
  };
}

export function operator(id: string, change: Partial<Operator> = {}): Operator {
  return {
    id,
    label: `operator-${id}`,
    status: 'active',
    passwordChangeRequired: false,
    totpStatus: 'active',
    mcpEnabled: true,
    mcpKeyCount: 1,
    everLoggedIn: true,
    createdAtMs: NOW_MS - 90 * DAY_MS,
    updatedAtMs: NOW_MS - 30 * DAY_MS,
    ...change,
  };
}

/** An invite to the Pool `primary` that was sent an hour ago. */
export function invite(id: string, change: Partial<Invite> = {}): Invite {
  return {
    id,
    label: `invite-${id}`,
    poolId: 'primary',
    status: 'active',
    createdAtMs: NOW_MS - 60 * MINUTE_MS,
    expiresAtMs: NOW_MS + 23 * 60 * MINUTE_MS,
    acceptedAtMs: null,
    emailSentAtMs: NOW_MS - 60 * MINUTE_MS,
    revokedAtMs: null,
    ...change,
  };
}

export function settings(change: Partial<PoolerSettings> = {}): PoolerSettings {
  return {
    id: 'settings',
    lockVersion: 3,
    updatedAtMs: NOW_MS - DAY_MS,
    values: [{ family: 'development', key: 'account_reconciliation_paused', value: 'false' }],
    secrets: [
      { name: 'metrics.bearer_token', status: 'configured', fingerprint: null, keyVersion: 'v1' },
      { name: 'smtp.password', status: 'intentionally_unset', fingerprint: null, keyVersion: null },
    ],
    ...change,
  };
}

/** An open critical alert on the Pool `primary`. */
export function alert(id: string, change: Partial<PoolerAlert> = {}): PoolerAlert {
  return {
    id,
    ruleKind: 'pool_no_usable_assignments',
    severity: 'critical',
    state: 'open',
    scopeType: 'pool',
    poolId: 'primary',
    upstreamId: null,
    occurrenceCount: 3,
    firstSeenAtMs: NOW_MS - 20 * MINUTE_MS,
    lastSeenAtMs: NOW_MS - MINUTE_MS,
    acknowledgedAtMs: null,
    resolvedAtMs: null,
    evidence: [{ name: 'usable_assignment_count', value: '0' }],
    targetCount: 1,
    ...change,
  };
}
