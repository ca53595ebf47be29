import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS, pool, sources, upstream } from '../metadata/testing/records.ts';
import { checkText } from '../redaction/check.ts';
import type { Signal } from '../signals/signal.ts';
import { signal } from '../signals/testing/signals.ts';
import { type ComposeInput, composeDraft } from './compose.ts';
import { DRAFT_LABELS } from './draft.ts';
import { draftText } from './draft-line.ts';
import { everySignal, TROUBLED_PICTURE, TROUBLED_SLO } from './testing/troubles.ts';

const ALL = everySignal();
const RULES = [...Map.groupBy(ALL, ({ rule }) => rule)];

function compose(signals: readonly Signal[], change: Partial<ComposeInput> = {}) {
  const lines = composeDraft({
    nowMs: NOW_MS,
    signals,
    picture: TROUBLED_PICTURE,
    sources: sources(),
    slo: TROUBLED_SLO,
    ...change,
  });
  const [status, impact, facts, next, privacy] = lines.map(({ text }) => text);
  return { lines, status, impact, facts, next, privacy };
}

function ofRule(rule: string): Signal[] {
  return ALL.filter((candidate) => candidate.rule === rule);
}

function resolved(signals: readonly Signal[]): Signal[] {
  return signals.map((each) => ({ ...each, state: 'resolved', resolvedAtMs: NOW_MS }));
}

/** The published shape: five labelled lines, each of one sentence and at most 240 characters, that may leave. */
function expectPublishable(signals: readonly Signal[], change: Partial<ComposeInput> = {}) {
  const { lines } = compose(signals, change);
  expect(lines.map(({ label }) => label)).toEqual(DRAFT_LABELS);
  const text = draftText(lines);
  for (const line of text.split('\n')) {
    expect(line.length).toBeLessThanOrEqual(240);
    expect(line).not.toMatch(/[.!?]\s+\p{Lu}|[.;,]$/u);
    expect(line).toMatch(/^[A-Z][a-z]+(?: [a-z]+)?: \S/);
  }
  expect(checkText(text).findings).toEqual([]);
}

describe('a draft from every kind of signal', () => {
  it.each(RULES)('%s has five publishable lines', (_rule, signals) => {
    expectPublishable(signals);
    expectPublishable(resolved(signals));
  });

  it('and from every pair of kinds has five publishable lines, whatever else is stale', () => {
    for (const [rule, one] of RULES) {
      for (const [other, two] of RULES) {
        if (other <= rule) continue;
        expectPublishable([...one, ...two]);
        expectPublishable([...one, ...resolved(two)], { sources: sources({ quotas: 'failing' }) });
      }
    }
  });

  it('and from everything at once has five publishable lines', () => {
    expectPublishable(ALL);
    expectPublishable(resolved(ALL));
  });

  it('is the same text whatever the order the signals were chosen in', () => {
    const text = draftText(compose(ALL).lines);
    fc.assert(
      fc.property(fc.shuffledSubarray(ALL, { minLength: ALL.length }), (shuffled) => {
        expect(draftText(compose(shuffled).lines)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('names on each line only signals that were chosen', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), (chosen) => {
        const ids = new Set(chosen.map(({ id }) => id));
        for (const { signalIds } of compose(chosen).lines) {
          for (const id of signalIds) expect(ids.has(id)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the Status line', () => {
  it.each([
    [['outage', 'watch'], false, 'outage'],
    [['degraded', 'info'], true, 'degraded'],
    [['watch'], true, 'security'],
    [['watch', 'info'], false, 'watch'],
    [['info'], false, 'info'],
    [[], false, 'info'],
  ] as const)('of %j with security %j is %s', (severities, security, word) => {
    const signals = severities.map((severity, index) => signal(`s${index}`, { severity, security }));
    expect(compose(signals).status).toBe(word);
  });

  it('takes no notice of what is resolved', () => {
    expect(compose(resolved(ofRule('pool.no_ready_upstream'))).status).toBe('info');
  });
});

describe('the Impact line', () => {
  it('tells who is refused before who has less', () => {
    expect(compose(ALL.filter(({ subject }) => subject.kind === 'pool')).impact).toBe(
      'clients of example-batch and example-unused are refused; ' +
        'example-primary still answers, with fewer upstreams than assigned',
    );
  });

  it('tells an upstream by its Pools', () => {
    expect(compose(ofRule('upstream.reauth_required')).impact).toBe(
      'example-batch may serve with fewer upstreams',
    );
  });

  it('leaves upstreams out where their Pool speaks for itself', () => {
    const both = [...ofRule('upstream.reauth_required'), ...ofRule('pool.no_ready_upstream')];
    expect(compose(both).impact).toBe('clients of example-batch are refused');
  });

  it('says where no Pool is known to be affected', () => {
    const stray = signal('a', { subject: { kind: 'upstream', id: 'nowhere', label: 'example-nowhere' } });
    expect(compose([stray]).impact).toBe('no Pool is known to be affected');
  });

  it('says when part of the data is not current', () => {
    const stale = ofRule('pool.no_ready_upstream').map((each) => ({ ...each, stale: true }));
    expect(compose(stale).impact).toMatch(/are refused; part of the data is not current/);
  });

  it('claims nothing about the present while an essential source is not live', () => {
    expect(compose([], { sources: sources({ pools: 'failing' }) })).toMatchObject({
      impact: 'not known: the console cannot read current data',
      next: 'open Connections and run the test, to see the present again',
    });
    expect(compose(resolved(ALL), { sources: sources({ pools: 'stale' }) }).impact).toMatch(/^not known/);
  });

  it('does not call everything unknown for a source that traffic does not need', () => {
    expect(compose(ofRule('source.stale')).impact).toMatch(
      /^no effect on traffic is known; part of the data/,
    );
  });

  it('of resolved signals is the recovery', () => {
    expect(compose(resolved(ofRule('upstream.reauth_required')))).toMatchObject({
      impact: 'recovered: the reported trouble is no longer seen',
      next: 'watch the next two refreshes, then close the incident',
    });
  });

  it('of nothing is an all-clear', () => {
    expect(compose([])).toMatchObject({
      status: 'info',
      impact: 'no effect on traffic is known',
      facts: 'nothing fires in what was read',
      next: 'none needed now',
    });
  });
});

describe('the Signals line', () => {
  it('counts upstreams of their Pool and names none', () => {
    const { facts } = compose([...ofRule('upstream.reauth_required'), ...ofRule('upstream.refresh_overdue')]);
    expect(facts).toBe(
      '1 of 3 upstreams of example-primary with an overdue token refresh since at least 09:05 UTC; ' +
        '1 of 2 upstreams of example-batch in reauth_required since 10:05 UTC',
    );
  });

  it('counts upstreams across Pools', () => {
    const [one] = ofRule('upstream.reauth_required');
    const [two] = ofRule('upstream.quota_exhausted').map(({ subject }) => signal('b', { subject }));
    const chosen = [one, two].filter((each) => each !== undefined);
    expect(compose(chosen).facts).toBe(
      '2 of 5 upstreams in reauth_required across 2 Pools, the first since 10:05 UTC',
    );
  });

  it('counts upstreams of one Pool by the whole list where one of them is in no Pool', () => {
    const stray = signal('a', { subject: { kind: 'upstream', id: 'nowhere', label: 'example-nowhere' } });
    const [member] = ofRule('upstream.reauth_required');
    expect(compose([stray, ...(member === undefined ? [] : [member])]).facts).toMatch(
      /^2 of 5 upstreams in reauth_required across 1 Pool/,
    );
  });

  it('gives the readiness of a Pool while it is troubled and not once that is over', () => {
    const trouble = ofRule('pool.no_ready_upstream');
    expect(compose(trouble).facts).toBe('example-batch with 0 of 2 upstreams ready since 10:05 UTC');
    expect(compose(resolved(trouble)).facts).toBe(
      'example-batch without a ready upstream from 10:05 UTC to 10:20 UTC',
    );
  });

  it('keeps a Pool that is no longer listed', () => {
    const gone = { ...TROUBLED_PICTURE, pools: [] };
    expect(compose(ofRule('pool.no_ready_upstream'), { picture: gone }).facts).toBe(
      'example-batch without a ready upstream since 10:05 UTC',
    );
  });

  it('gives figures with their units and targets', () => {
    expect(compose(ofRule('slo.breach').filter(({ id }) => id.includes('latency'))).facts).toBe(
      'latency.renders.p95 at 31 ms over 30d (target 25 ms) since 10:05 UTC',
    );
    expect(compose(ofRule('slo.lane')).facts).toBe(
      'alert lane failing.extract at 5.2 % (threshold 1 %) since 10:00 UTC',
    );
  });

  it('counts rows when they are many', () => {
    expect(compose(ofRule('slo.breach')).facts).toBe(
      '3 SLO rows outside their bands (availability.extract, cache.conformance and latency.renders.p95) since 10:05 UTC',
    );
  });

  it('says how many facts did not fit, and how many signals are over', () => {
    expect(compose(ALL).facts).toMatch(/; and \d+ more$/);
    const [one] = ofRule('upstream.reauth_required');
    expect(compose([...(one === undefined ? [] : [one]), ...resolved(ofRule('slo.breach'))]).facts).toMatch(
      /; 3 earlier signals resolved$/,
    );
  });

  it('tells of unread sources together', () => {
    const facts = compose(ALL.filter(({ subject }) => subject.kind === 'source')).facts;
    expect(facts).toBe('console data of API keys, jobs and audit logs not current since 10:05 UTC');
  });
});

describe('the other lines', () => {
  it('ask for one action, the traffic’s before the console’s own', () => {
    const [refused] = ofRule('source.refused').map((each) => ({ ...each, sinceMs: 0 }));
    const [reauth] = ofRule('upstream.reauth_required');
    expect(compose([refused, reauth].filter((each) => each !== undefined)).next).toBe(
      're-authenticate example-u1, then confirm its quota evidence is fresh',
    );
  });

  it('say what was read for the chosen signals only', () => {
    expect(compose(ofRule('gateway.not_ready')).privacy).toMatch(
      /^only health metadata was read; no prompt text/,
    );
    expect(compose([...ofRule('slo.lane'), ...ofRule('gateway.not_ready')]).privacy).toMatch(
      /^only health metadata and service metrics were read/,
    );
    expect(compose(ofRule('source.failing')).privacy).toMatch(/^only metadata was read/);
  });
});

it('keeps its limits with the longest labels there may be', () => {
  const long = (id: string) => `example-${id}-`.padEnd(200, 'x');
  const picture = {
    ...TROUBLED_PICTURE,
    pools: [pool('batch', { label: long('batch'), upstreamCount: 2 })],
    upstreams: [upstream('u1', { label: long('u1') })],
  };
  const relabelled = ALL.map((each) => ({
    ...each,
    subject: { ...each.subject, label: long(each.subject.id) },
    nextCheck: `Check ${long('u1')} and ${long('u2')}`,
  }));
  for (const { text, label } of compose(relabelled, { picture }).lines) {
    expect(`${label}: ${text}`.length).toBeLessThanOrEqual(240);
  }
});
