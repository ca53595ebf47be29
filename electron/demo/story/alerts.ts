import type { AlertRule, PoolerAlert } from '../../../shared/metadata/pooler-alert.ts';
import { storyId } from './cast.ts';
import { momentAt, STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';

/** The real Pooler evaluates every five minutes (pooler-contract 8.1); a story of ten cannot wait that long. */
const EVALUATED_EVERY_MS = 30_000;
/** How many past turns the list reaches back: an hour. */
const TURNS = 6;

/** One rule of the story and what it raises in every turn. */
interface AlertPart {
  readonly rule: AlertRule;
  /** When in a turn it holds, ms. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** When somebody acknowledges it; null where nobody does. */
  readonly acknowledgedMs: number | null;
  readonly upstream: number | null;
  readonly evidence: PoolerAlert['evidence'];
}

const { reauthAtMs, quotaAtMs, outageAtMs, recoveryAtMs } = STORY_EVENTS;
const primary = storyId('pool example-primary');
const batch = storyId('pool example-batch');

const PARTS: readonly AlertPart[] = [
  {
    rule: rule('upstream_auth_state', 'critical', { targetState: 'reauth_required' }),
    fromMs: reauthAtMs + 10_000,
    untilMs: recoveryAtMs + 10_000,
    acknowledgedMs: quotaAtMs,
    upstream: 4,
    evidence: [{ name: 'target_state', value: 'reauth_required' }],
  },
  {
    rule: rule('pool_low_usable_assignments', 'warning', { poolId: primary, minUsableAssignments: 3 }),
    fromMs: quotaAtMs + 10_000,
    untilMs: recoveryAtMs + 10_000,
    acknowledgedMs: null,
    upstream: null,
    evidence: [
      { name: 'assignment_count', value: '4' },
      { name: 'usable_assignment_count', value: '2' },
    ],
  },
  {
    rule: rule('pool_no_usable_assignments', 'critical', { poolId: batch }),
    fromMs: outageAtMs + 10_000,
    untilMs: recoveryAtMs + 10_000,
    acknowledgedMs: null,
    upstream: null,
    evidence: [
      { name: 'assignment_count', value: '2' },
      { name: 'usable_assignment_count', value: '0' },
    ],
  },
];

/** The alert rules, the same throughout. */
export const ALERT_RULES: readonly AlertRule[] = PARTS.map((part) => part.rule);

/** Alerts at a story time: those of this turn that have begun and those of the hour before, the newest first. */
export function alertsAt(elapsedMs: number, startMs: number): readonly PoolerAlert[] {
  const { turnStartMs } = momentAt(elapsedMs);
  return Array.from({ length: TURNS }, (_, index) => turnStartMs - index * STORY_LENGTH_MS)
    .filter((fromMs) => fromMs >= 0)
    .flatMap((fromMs) =>
      PARTS.filter((part) => fromMs + part.fromMs <= elapsedMs).map((part) =>
        alertOf(part, fromMs, elapsedMs, startMs),
      ),
    )
    .toSorted((a, b) => b.firstSeenAtMs - a.firstSeenAtMs);
}

function alertOf(part: AlertPart, turnStartMs: number, elapsedMs: number, startMs: number): PoolerAlert {
  const beginsMs = startMs + turnStartMs;
  const turnMs = Math.min(elapsedMs - turnStartMs, part.untilMs);
  const repeats = Math.floor((turnMs - part.fromMs) / EVALUATED_EVERY_MS);
  const resolved = turnMs === part.untilMs;
  const acknowledged = part.acknowledgedMs !== null && turnMs >= part.acknowledgedMs;
  return {
    id: storyId(`alert ${beginsMs} ${part.rule.id}`),
    ruleKind: part.rule.ruleKind,
    severity: part.rule.severity,
    state: resolved ? 'resolved' : acknowledged ? 'acknowledged' : 'open',
    scopeType: part.rule.scopeType,
    poolId: part.rule.poolId,
    upstreamId: part.upstream === null ? null : storyId(`upstream ${part.upstream}`),
    occurrenceCount: 1 + repeats,
    firstSeenAtMs: beginsMs + part.fromMs,
    lastSeenAtMs: beginsMs + part.fromMs + repeats * EVALUATED_EVERY_MS,
    acknowledgedAtMs: acknowledged && part.acknowledgedMs !== null ? beginsMs + part.acknowledgedMs : null,
    resolvedAtMs: resolved ? beginsMs + part.untilMs : null,
    evidence: [...part.evidence],
    targetCount: part.upstream === null ? 1 : 2,
  };
}

function rule(ruleKind: string, severity: string, change: Partial<AlertRule>): AlertRule {
  return {
    id: storyId(`alert rule ${ruleKind}`),
    poolId: null,
    scopeType: change.poolId === undefined ? 'upstream_identity' : 'pool',
    ruleKind,
    severity,
    state: 'active',
    cooldownMinutes: 30,
    model: null,
    minUsableAssignments: null,
    targetState: null,
    windowSelector: null,
    thresholdUsedPercent: null,
    routeClass: null,
    ...change,
  };
}
