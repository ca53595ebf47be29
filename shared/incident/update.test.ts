import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS, NOW_MS, sources } from '../metadata/testing/records.ts';
import { checkText } from '../redaction/check.ts';
import { checkDraftStructure } from '../redaction/draft-structure.ts';
import type { Signal } from '../signals/signal.ts';
import { type ComposeInput, composeUpdate } from './compose.ts';
import { draftText } from './draft-line.ts';
import { resolved, troubled, well } from './testing/scenes.ts';
import { everySignal, TROUBLED_SLO } from './testing/troubles.ts';

const ALL = everySignal();
const THEN_MS = NOW_MS - 10 * MINUTE_MS;

function ofRule(...rules: readonly string[]): Signal[] {
  return ALL.filter(({ rule }) => rules.includes(rule));
}

const REAUTH = ofRule('upstream.reauth_required');
const GATEWAY = ofRule('gateway.not_ready');
const BREACHES = ofRule('slo.breach');
const began = (signals: readonly Signal[]) =>
  signals.map((each) => ({ ...each, sinceMs: NOW_MS - MINUTE_MS }));

function update(before: readonly Signal[], now: ComposeInput) {
  const lines = composeUpdate(troubled(before, { nowMs: THEN_MS }), now);
  const [status, impact, facts] = lines.map(({ text }) => text);
  return { lines, status, impact, facts };
}

describe('an update', () => {
  it('says that nothing has changed', () => {
    expect(update(REAUTH, troubled(REAUTH))).toMatchObject({
      impact: 'no change since 10:10 UTC; clients of example-batch may be refused',
      facts: 'as before: 1 of 2 upstreams of example-batch in reauth_required since 10:05 UTC',
    });
  });

  it('does not claim so where the present is not seen', () => {
    expect(update(REAUTH, troubled(REAUTH, { sources: sources({ upstreams: 'stale' }) })).impact).toMatch(
      /^no change seen since 10:10 UTC; .*upstream data is not current/,
    );
  });

  it('begins with what is new', () => {
    expect(update(REAUTH, troubled([...REAUTH, ...began(GATEWAY)]))).toMatchObject({
      impact: expect.stringMatching(/^worse than at 10:10 UTC; /),
      facts: expect.stringMatching(/^new: gateway alive .* since 10:19 UTC; as before: 1 of 2 upstreams/),
    });
  });

  it('does not call new what began before the last update', () => {
    expect(update(REAUTH, troubled([...REAUTH, ...GATEWAY]))).toMatchObject({
      impact: expect.stringMatching(/^no change since 10:10 UTC; /),
      facts: expect.stringMatching(/^not told before: gateway alive .* since 10:05 UTC; as before/),
    });
  });

  it('gives the figure of before where it has changed, and which way that is', () => {
    const slo = (estimate: number) => ({
      ...TROUBLED_SLO,
      rows: TROUBLED_SLO.rows.map((row) => ({ ...row, estimate })),
    });
    const [breach] = BREACHES;
    const signals = breach === undefined ? [] : [breach];
    const facts = (estimate: number) => update(signals, troubled(signals, { slo: slo(estimate) })).facts;
    expect(facts(0.98)).toMatch(/^worse \(was 98.76 %\): availability.extract at 98 %/);
    expect(facts(0.99)).toMatch(/^better \(was 98.76 %\): availability.extract at 99 %/);
    expect(facts(0.9876)).toMatch(/^as before: availability.extract at 98.76 %/);
  });

  it('gives the share of before where requests fail more or less', () => {
    const failing = ofRule('requests.failure_share');
    const worse = failing.map((each) => ({
      ...each,
      evidence: each.evidence.map((piece) => ({ ...piece, text: 'about 400 of 1,000 (40 %) in 15 minutes' })),
    }));
    expect(update(failing, troubled(worse)).facts).toMatch(
      /^worse \(was 12 %\): requests of example-research/,
    );
    expect(update(worse, troubled(failing)).facts).toMatch(
      /^better \(was 40 %\): requests of example-research/,
    );
  });

  it('counts a rule at both moments where it is counted at one', () => {
    const fewer = [...BREACHES.slice(0, 2), ...resolved(BREACHES.slice(2))];
    expect(update(BREACHES, troubled(fewer)).facts).toBe(
      'better (was 3): 2 SLO rows outside their bands (availability.extract and latency.renders.p95) since 10:05 UTC',
    );
  });

  it('tells good and bad news side by side', () => {
    const lane = ofRule('slo.lane');
    const now = troubled([...resolved(GATEWAY), ...began(lane)]);
    expect(update(GATEWAY, now)).toMatchObject({
      impact: expect.stringMatching(/^partly worse, partly better than at 10:10 UTC; /),
      facts: expect.stringMatching(/^new: alert lane .*; resolved: gateway alive .* to 10:19 UTC$/),
    });
  });

  it('is a recovery once nothing of it fires', () => {
    expect(update(REAUTH, well(resolved(REAUTH)))).toMatchObject({
      status: 'info',
      impact: 'recovered: 1 upstream of example-batch serves again',
      facts: 'resolved: 1 of 2 upstreams of example-batch in reauth_required from 10:05 UTC to 10:19 UTC',
    });
  });

  it('does not tell twice of what was over at the last update', () => {
    expect(update(resolved(GATEWAY), well(resolved(GATEWAY))).facts).toBe('no signal fires in what was read');
  });

  it('says where an end was not recorded', () => {
    const gone = REAUTH.map((each) => ({ ...each, state: 'resolved' as const, resolvedAtMs: null }));
    expect(update(REAUTH, well(gone)).facts).toMatch(/ from 10:05 UTC until an unknown time$/);
  });

  it('of any signals at any two moments may leave, in five lines', () => {
    const states = fc.constantFrom<'no' | 'firing' | 'resolved' | 'new'>('no', 'firing', 'resolved', 'new');
    const moment = fc.array(states, { minLength: ALL.length, maxLength: ALL.length });
    const chosen = (picks: readonly string[]): Signal[] =>
      ALL.flatMap((signal, index) => {
        if (picks[index] === 'no') return [];
        if (picks[index] === 'new') return began([signal]);
        return picks[index] === 'resolved' ? resolved([signal]) : [signal];
      });
    fc.assert(
      fc.property(moment, moment, (before, now) => {
        const text = draftText(update(chosen(before), troubled(chosen(now))).lines);
        expect(checkText(text).findings).toEqual([]);
        expect(checkDraftStructure(text)).toEqual([]);
        expect(draftText(update(chosen(before), troubled(chosen(now).toReversed())).lines)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});
