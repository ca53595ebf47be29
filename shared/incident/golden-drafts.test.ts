import { expect, it } from 'vitest';
import { checkText } from '../redaction/check.ts';
import { checkDraftStructure } from '../redaction/draft-structure.ts';
import { RULE_NAMES } from '../signals/rule-names.ts';
import { LANES } from '../slo/catalogue/lanes.ts';
import { composeDraft } from './compose.ts';
import { type DraftLine, draftText } from './draft-line.ts';
import { EVERY_ROW, EVERY_SLO, everySloSignal } from './testing/every-slo.ts';
import { CROWDS } from './testing/golden-crowds.ts';
import { MOMENTS } from './testing/golden-moments.ts';
import { THREADS } from './testing/golden-threads.ts';
import { ALL_SIGNALS, ofRule } from './testing/rule-signals.ts';
import { resolved, troubled, well } from './testing/scenes.ts';

/**
 * The texts the program makes of every kind of signal, and of chosen pairs, for a person to read line by line; all other
 * pairs must pass the gate. After a change of wording: `vitest run <this file> --update`, then read what it changed.
 */
const RULES = [...Map.groupBy(ALL_SIGNALS, ({ rule }) => rule)].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** One draft for every effect that rows, lanes, budgets and floors have on clients. */
const SLO_KINDS = [
  ...Map.groupBy(everySloSignal(), ({ rule, impact }) => `${rule} ${impact}`).values(),
].flatMap(([first]) =>
  first === undefined
    ? []
    : [
        [
          `${first.rule} of ${first.subject.label}`,
          composeDraft(troubled([first], { slo: EVERY_SLO })),
        ] as const,
      ],
);

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
  ...MOMENTS,
  ...CROWDS,
  ...SLO_KINDS,
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

it('hold every rule there is: firing, over, and in the pairs below', () => {
  expect(RULES.map(([rule]) => rule)).toEqual([...RULE_NAMES].toSorted());
  const names = new Set(DRAFTS.map(([name]) => name));
  for (const rule of RULE_NAMES) {
    expect(names).toContain(rule);
    expect(names).toContain(`recovery of ${rule}`);
  }
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

it('of every row, lane, budget and floor of the catalogue may leave, firing or over', () => {
  const signals = everySloSignal();
  const told = new Set(signals.map(({ rule, subject }) => `${rule} ${subject.id}`));
  for (const { id } of EVERY_ROW) expect(told).toContain(`slo.breach ${id}`);
  for (const { id } of LANES) expect(told).toContain(`slo.lane ${id}`);
  for (const signal of signals) {
    expectPublishable(composeDraft(troubled([signal], { slo: EVERY_SLO })));
    expectPublishable(composeDraft(well(resolved([signal]))));
  }
});
