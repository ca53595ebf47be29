import { expect, it } from 'vitest';
import { NOW_MS, picture, sources } from '../metadata/testing/records.ts';
import { checkText } from '../redaction/check.ts';
import { checkDraftStructure } from '../redaction/draft-structure.ts';
import type { Signal } from '../signals/signal.ts';
import { composeDraft, composeUpdate } from './compose.ts';
import { type DraftLine, draftText } from './draft-line.ts';
import { BETTER_PICTURE, resolved, troubled, WORSE_PICTURE, well } from './testing/scenes.ts';
import { everySignal } from './testing/troubles.ts';

/**
 * The texts the program makes of every kind of signal, and of chosen pairs, for a person to read line by line; all other
 * pairs must pass the gate. After a change of wording: `vitest run <this file> --update`, then read what it changed.
 */
const ALL = everySignal();
const RULES = [...Map.groupBy(ALL, ({ rule }) => rule)].toSorted(([a], [b]) => (a < b ? -1 : 1));

function ofRule(...rules: readonly string[]): Signal[] {
  return ALL.filter(({ rule }) => rules.includes(rule));
}

const THEN_MS = NOW_MS - 10 * 60_000;
/** A reader who looks back a week later. */
const LATER_MS = NOW_MS + 7 * 24 * 60 * 60_000;
/** Where the outage of example-batch began later than the last update. */
const OUTAGE = ofRule('pool.no_ready_upstream').filter(({ subject }) => subject.id === 'batch');
const LATER = OUTAGE.map((signal) => ({ ...signal, sinceMs: NOW_MS - 5 * 60_000, sinceIsLowerBound: false }));
const REAUTH = ofRule('upstream.reauth_required');
const MORE_REAUTH = [
  ...REAUTH,
  ...REAUTH.map((signal) => {
    const subject = { ...signal.subject, id: 'u2', label: 'example-u2' };
    return { ...signal, id: 'upstream.reauth_required:u2', subject, sinceMs: NOW_MS - 120_000 };
  }),
];
const REDUCED = ofRule('pool.reduced_readiness').filter(({ subject }) => subject.id === 'primary');
const BLIND = sources({ pools: 'failing', upstreams: 'failing', quotas: 'stale' });
const stale = (signals: readonly Signal[]): Signal[] => signals.map((each) => ({ ...each, stale: true }));

const then = (signals: readonly Signal[]) => troubled(signals, { nowMs: THEN_MS });

const THREADS: readonly (readonly [string, DraftLine[]])[] = [
  ['nothing has changed', composeUpdate(then(REAUTH), troubled(REAUTH))],
  [
    'nothing has changed, but the picture is old',
    composeUpdate(then(REAUTH), troubled(stale(REAUTH), { sources: BLIND })),
  ],
  ['more upstreams are out', composeUpdate(then(REAUTH), troubled(MORE_REAUTH, { picture: WORSE_PICTURE }))],
  [
    'fewer upstreams are out',
    composeUpdate(then(MORE_REAUTH), troubled([...REAUTH, ...resolved(MORE_REAUTH.slice(1))])),
  ],
  ['a Pool stops', composeUpdate(then(REAUTH), troubled([...REAUTH, ...LATER]))],
  [
    'a Pool stops and the gateway is ready again',
    composeUpdate(
      then([...REAUTH, ...ofRule('gateway.not_ready')]),
      troubled([...REAUTH, ...LATER, ...resolved(ofRule('gateway.not_ready'))]),
    ),
  ],
  [
    'readiness falls',
    composeUpdate(troubled(REDUCED, { nowMs: THEN_MS, picture: BETTER_PICTURE }), troubled(REDUCED)),
  ],
  [
    'what was so before is told first',
    composeUpdate(then(REAUTH), troubled([...REAUTH, ...ofRule('gateway.not_ready')])),
  ],
  [
    'the worst is over',
    composeUpdate(then([...OUTAGE, ...REAUTH]), troubled([...resolved(OUTAGE), ...REAUTH])),
  ],
  ['all is well again', composeUpdate(then([...OUTAGE, ...REAUTH]), well(resolved([...OUTAGE, ...REAUTH])))],
  ['all stays well', composeUpdate(well(resolved(OUTAGE), { nowMs: THEN_MS }), well(resolved(OUTAGE)))],
  [
    'the end was not seen',
    composeUpdate(
      then(OUTAGE),
      well(OUTAGE.map((signal) => ({ ...signal, state: 'resolved', resolvedAtMs: null }))),
    ),
  ],
];

const UNKNOWN: readonly (readonly [string, DraftLine[]])[] = [
  ['nothing is wrong', composeDraft(well([]))],
  [
    'nothing was ever read',
    composeDraft(
      well([], {
        picture: picture(),
        sources: sources().map((each) => ({ ...each, state: 'waiting', observedAt: null, ageMs: null })),
      }),
    ),
  ],
  ['nothing fires in data that is old', composeDraft(well([], { sources: BLIND }))],
  ['the outage is seen in data that is old', composeDraft(troubled(stale(OUTAGE), { sources: BLIND }))],
  ['recovery is claimed by data that is old', composeDraft(well(resolved(OUTAGE), { sources: BLIND }))],
  ['what is over is not seen to be well', composeDraft(troubled(resolved(ALL)))],
  ['everything at once', composeDraft(troubled(ALL))],
  ['everything is over', composeDraft(well(resolved(ALL)))],
  ['an outage at a past moment', composeDraft(troubled(OUTAGE, { presentMs: LATER_MS }))],
  ['nothing wrong at a past moment', composeDraft(well([], { presentMs: LATER_MS }))],
];

/** Pairs that occur together: a cause beside its effect, a trouble beside a change, one beside another that is over. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['pool.no_ready_upstream', 'upstream.reauth_required'],
  ['pool.no_ready_upstream', 'requests.codes'],
  ['pool.no_ready_upstream', 'alert.open'],
  ['pool.reduced_readiness', 'upstream.quota_exhausted'],
  ['pool.reduced_readiness', 'upstream.paused'],
  ['pool.expected_missing', 'pool.vanished'],
  ['pool.vanished', 'audit.role_change'],
  ['pool.model_refused', 'key.denied'],
  ['upstream.reauth_required', 'upstream.refresh_failed'],
  ['upstream.reauth_required', 'audit.account_change'],
  ['upstream.quota_limited', 'requests.token_jump'],
  ['upstream.quota_stale', 'setting.reconciliation_paused'],
  ['upstream.refresh_overdue', 'job.overdue'],
  ['upstream.refresh_failed', 'job.discarded'],
  ['job.backlog', 'job.stuck'],
  ['job.reconciliation_silent', 'upstream.quota_stale'],
  ['key.expired', 'gateway.client_errors'],
  ['key.revoked', 'audit.key_change'],
  ['key.expiring', 'operator.totp_off'],
  ['requests.failure_share', 'setting.changed'],
  ['requests.failure_share', 'gateway.stream_failures'],
  ['requests.failure_share', 'source.gap'],
  ['requests.latency_shift', 'gateway.saturated'],
  ['requests.retry_share', 'upstream.quota_exhausted'],
  ['gateway.overloaded', 'setting.changed'],
  ['gateway.overloaded', 'gateway.server_errors'],
  ['gateway.circuit_opened', 'requests.codes'],
  ['gateway.not_ready', 'source.failing'],
  ['gateway.not_alive', 'budget.burn'],
  ['gateway.firewall_denials', 'audit.settings_change'],
  ['gateway.settings_cold', 'gateway.not_ready'],
  ['gateway.metrics_open', 'setting.secret_changed'],
  ['slo.breach', 'floor.dip'],
  ['slo.lane', 'budget.burn'],
  ['source.failing', 'source.refused'],
  ['source.interleaved', 'gateway.saturated'],
];

const DRAFTS: readonly (readonly [string, DraftLine[]])[] = [
  ...RULES.map(([rule, signals]) => [rule, composeDraft(troubled(signals))] as const),
  ...RULES.filter(([, signals]) => signals.length > 1).map(
    ([rule, signals]) => [`${rule}, one signal`, composeDraft(troubled(signals.slice(0, 1)))] as const,
  ),
  ...RULES.map(([rule, signals]) => [`recovery of ${rule}`, composeDraft(well(resolved(signals)))] as const),
  ...THREADS.map(([name, lines]) => [`update: ${name}`, lines] as const),
  ...UNKNOWN,
  ...PAIRS.map(([one, two]) => [`${one} and ${two}`, composeDraft(troubled(ofRule(one, two)))] as const),
  ...PAIRS.map(
    ([one, two]) =>
      [
        `${one}, and ${two} resolved`,
        composeDraft(troubled([...ofRule(one), ...resolved(ofRule(two))])),
      ] as const,
  ),
];

function expectPublishable(lines: readonly DraftLine[]) {
  const text = draftText(lines);
  expect(checkText(text).findings).toEqual([]);
  expect(checkDraftStructure(text)).toEqual([]);
}

it('are word for word those that were read and found good', async () => {
  const text = DRAFTS.map(([name, lines]) => `# ${name}\n${draftText(lines)}\n`).join('\n');
  await expect(text).toMatchFileSnapshot('golden-drafts.txt');
});

it.each(DRAFTS)('the draft of %s may leave, in the published five lines', (_name, lines) => {
  expectPublishable(lines);
});

it.each(RULES.map(([rule], index) => [rule, index] as const))(
  '%s beside every other rule may leave',
  (_rule, index) => {
    const [, one = []] = RULES[index] ?? [];
    for (const [, two] of RULES.slice(index + 1)) {
      expectPublishable(composeDraft(troubled([...one, ...two])));
    }
  },
);
