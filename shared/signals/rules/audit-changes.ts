import type { AuditEvent } from '../../metadata/audit-log.ts';
import { auditTarget } from '../audit-target.ts';
import { type Found, found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import type { Finding } from '../signal.ts';
import { timesText } from '../times.ts';

/** A change asks for a look while it is this young, ms; the audit log keeps it for longer. Own threshold. */
const NEWS_MS = 60 * 60_000;

interface ChangeRule {
  readonly rule: Finding['rule'];
  /** Actions, or families that end with a dot (pooler-contract 3.16). */
  readonly actions: readonly string[];
  readonly title: string;
  readonly impact: string;
  readonly nextCheck: string;
}

/** The first that names an action takes it. */
const CHANGE_RULES: readonly ChangeRule[] = [
  {
    rule: 'audit.account_change',
    actions: [
      'auth.bootstrap',
      'auth.recovery_code_used',
      'auth.password_change',
      'auth.required_password_change',
      'auth.totp_enrolled',
      'auth.session_revoked',
      'auth.sessions_revoked',
      'operator.password_reset',
      'operator.temporary_password_resend',
      'upstream_account.import',
      'upstream_account.oauth_browser_link',
      'upstream_account.oauth_device_link',
      'upstream_account.delete',
    ],
    title: 'Credentials were changed',
    impact: 'Who can sign in, or which upstream account serves, has changed; no effect on traffic is known',
    nextCheck: 'Ask the operator who did it whether this was meant',
  },
  {
    rule: 'audit.role_change',
    actions: ['operator.', 'membership.'],
    title: 'Operators or their roles were changed',
    impact: 'Who may administer the Pooler has changed; no effect on traffic is known',
    nextCheck: 'Compare the operators and their roles with those that are meant to have them',
  },
  {
    rule: 'audit.invite_change',
    actions: ['invite.'],
    title: 'An invite was created or revoked',
    impact: 'Who may join the Pooler has changed; no effect on traffic is known',
    nextCheck: 'Ask who the invite is for',
  },
  {
    rule: 'audit.mcp_change',
    actions: ['mcp.'],
    title: 'MCP access was changed',
    impact: 'Who may read the admin metadata of the Pooler has changed; no effect on traffic is known',
    nextCheck: 'Compare the operators with MCP access with those that are meant to have it',
  },
  {
    rule: 'audit.key_change',
    actions: ['api_key.'],
    title: 'An API key was changed',
    impact: 'Which clients may use which Pool may have changed',
    nextCheck: 'Ask the operator who did it whether this was meant',
  },
  {
    rule: 'audit.settings_change',
    actions: ['instance_settings.'],
    title: 'System settings were changed',
    impact: 'Limits, time-outs or gates of the whole Pooler may have changed',
    nextCheck: 'Compare the changed settings with what was meant to change',
  },
];

function ruleOf(action: string): ChangeRule | undefined {
  return CHANGE_RULES.find(({ actions }) =>
    actions.some((each) => (each.endsWith('.') ? action.startsWith(each) : action === each)),
  );
}

/** Names of what changed, where the event says so: never a value (pooler-contract 7.4, design 3). */
function detailOf({ facts }: AuditEvent): string {
  const changed = facts.find(({ name }) => name === 'changed_keys' || name === 'changed_fields');
  return changed === undefined ? '' : `: ${changed.value}`;
}

/** One line per actor and detail, with how often it was done: a change of several Pools is written once for each. */
function evidenceOf(events: readonly AuditEvent[]): Found['evidence'] {
  const lines = Map.groupBy(events, (event) => {
    const { action, actorLabel, actorType, outcome } = event;
    return `${action} by ${actorLabel ?? actorType}${outcome === 'success' ? '' : `, ${outcome}`}${detailOf(event)}`;
  });
  return [...lines].slice(0, 3).map(([text, alike]) => {
    const times = alike.map(({ occurredAtMs }) => occurredAtMs);
    const count = new Set(times).size;
    return {
      source: 'audit',
      text: count === 1 ? text : `${text}, ${timesText(count)} in the last hour`,
      fromMs: Math.min(...times),
      toMs: Math.max(...times),
    };
  });
}

function changeFinding(input: SignalInput, rule: ChangeRule, events: readonly AuditEvent[]): Finding[] {
  const newest = events.toSorted((a, b) => b.occurredAtMs - a.occurredAtMs)[0];
  if (newest === undefined) return [];
  const { action, targetId, targetType } = newest;
  const target = auditTarget(newest, input);
  const pools = [...new Set(events.flatMap(({ poolLabel }) => poolLabel ?? []))];
  const where = pools.length === 0 ? '' : ` in ${pools.length === 1 ? pools[0] : `${pools.length} Pools`}`;
  return [
    found(input, {
      rule: rule.rule,
      severity: 'info',
      security: true,
      subject: {
        kind: 'audit',
        id: `${action}:${targetId ?? targetType}`,
        label: `${action} on ${target}`,
      },
      title: `${rule.title}: ${action} on ${target}${where}`,
      impact: rule.impact,
      nextCheck: rule.nextCheck,
      restsOn: ['audit'],
      evidence: evidenceOf(events),
      knownSince: { atMs: newest.occurredAtMs, isLowerBound: false },
      isEvent: true,
    }),
  ];
}

/**
 * Changes of roles, invites, MCP access, keys, settings and credentials in the last hour, for an owner's review: one
 * finding per action and target, because the Pooler writes a row per Pool (pooler-contract 3.16, 9).
 */
export function auditChanges(input: SignalInput): Finding[] {
  const recent = input.history.audits.filter(({ occurredAtMs }) => input.nowMs - occurredAtMs < NEWS_MS);
  const groups = Map.groupBy(
    recent,
    ({ action, targetId, targetType }) => `${action}:${targetId ?? targetType}`,
  );
  return [...groups.values()].flatMap((events) => {
    const rule = ruleOf(events[0]?.action ?? '');
    return rule === undefined ? [] : changeFinding(input, rule, events);
  });
}
