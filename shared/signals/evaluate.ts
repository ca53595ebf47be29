import type { SignalInput } from './input.ts';
import { auditChanges } from './rules/audit-changes.ts';
import { gatewayAdmission } from './rules/gateway-admission.ts';
import { gatewayEvents } from './rules/gateway-events.ts';
import { gatewayHealth } from './rules/gateway-health.ts';
import { gatewayShares } from './rules/gateway-shares.ts';
import { inviteStanding } from './rules/invite-standing.ts';
import { jobHealth } from './rules/job-health.ts';
import { jobInference } from './rules/job-inference.ts';
import { keyStanding } from './rules/key-standing.ts';
import { openRequests } from './rules/open-requests.ts';
import { operatorStanding } from './rules/operator-standing.ts';
import { poolCapacity } from './rules/pool-capacity.ts';
import { poolVisibility } from './rules/pool-visibility.ts';
import { poolerAlerts } from './rules/pooler-alerts.ts';
import { requestCodes } from './rules/request-codes.ts';
import { requestDenials } from './rules/request-denials.ts';
import { requestLatency } from './rules/request-latency.ts';
import { requestShares } from './rules/request-shares.ts';
import { requestSpend } from './rules/request-spend.ts';
import { settingChanges } from './rules/setting-changes.ts';
import { settingStates } from './rules/setting-states.ts';
import { sloBurn } from './rules/slo-burn.ts';
import { sloDips } from './rules/slo-dips.ts';
import { sloVerdicts } from './rules/slo-verdicts.ts';
import { sourceCompleteness } from './rules/source-completeness.ts';
import { sourceHealth } from './rules/source-health.ts';
import { upstreamQuota } from './rules/upstream-quota.ts';
import { upstreamSavedResets } from './rules/upstream-saved-resets.ts';
import { upstreamStatus } from './rules/upstream-status.ts';
import type { Finding } from './signal.ts';

/** A rule turns what is known into findings, one per subject. Adding a signal is adding a rule here. */
type Rule = (input: SignalInput) => Finding[];

const RULES: readonly Rule[] = [
  poolCapacity,
  poolVisibility,
  upstreamStatus,
  upstreamQuota,
  upstreamSavedResets,
  keyStanding,
  operatorStanding,
  inviteStanding,
  requestShares,
  requestCodes,
  requestLatency,
  requestSpend,
  requestDenials,
  openRequests,
  auditChanges,
  jobHealth,
  jobInference,
  settingChanges,
  settingStates,
  poolerAlerts,
  gatewayHealth,
  gatewayAdmission,
  gatewayShares,
  gatewayEvents,
  sloVerdicts,
  sloBurn,
  sloDips,
  sourceHealth,
  sourceCompleteness,
];

/** All findings of all rules at one moment; at most one per subject and rule. */
export function evaluateRules(input: SignalInput): Finding[] {
  return RULES.flatMap((rule) => rule(input));
}
