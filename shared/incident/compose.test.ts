import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS, pool, sources, upstream } from '../metadata/testing/records.ts';
import { checkText } from '../redaction/check.ts';
import type { Signal } from '../signals/signal.ts';
import { signal } from '../signals/testing/signals.ts';
import { type ComposeInput, composeDraft } from './compose.ts';
import { DRAFT_LABELS } from './draft.ts';
import { draftText } from './draft-line.ts';
import { resolved, troubled, well } from './testing/scenes.ts';
import { everySignal, TROUBLED_PICTURE, TROUBLED_SLO } from './testing/troubles.ts';

const ALL = everySignal();
/** A reader who looks back a week later. */
const LATER_MS = NOW_MS + 7 * 24 * 60 * 60_000;
const RULES = [...Map.groupBy(ALL, ({ rule }) => rule)];

function compose(signals: readonly Signal[], change: Partial<ComposeInput> = {}) {
  const lines = composeDraft(troubled(signals, { sources: sources(), ...change }));
  const [status, impact, facts, next, privacy] = lines.map(({ text }) => text);
  return { lines, status, impact, facts, next, privacy };
}

function ofRule(...rules: readonly string[]): Signal[] {
  return ALL.filter(({ rule }) => rules.includes(rule));
}

const REDUCED_PRIMARY = ofRule('pool.reduced_readiness').filter(({ subject }) => subject.id === 'primary');

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
  it('beside five others that are resolved has five publishable lines, whatever else is stale', () => {
    for (const [index, [, one]] of RULES.entries()) {
      for (const [, two] of [...RULES, ...RULES].slice(index + 1, index + 6)) {
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

  it('links every phrase to what it rests on, in its place in the printed line', () => {
    fc.assert(
      fc.property(fc.subarray(ALL, { minLength: 1 }), (chosen) => {
        for (const line of compose(chosen).lines) {
          const printed = draftText([line]);
          expect(printed).toBe(`${line.label}: ${line.phrases.map(({ text }) => text).join('; ')}`);
          for (const { text, start, end, signalIds, evidence } of line.phrases) {
            expect(printed.slice(start, end)).toBe(text);
            const owners = evidence.flatMap(({ signalId }) => signalId ?? []);
            expect(signalIds).toEqual(expect.arrayContaining(owners));
          }
          if (line.label === 'Signals')
            expect(line.phrases.every(({ evidence }) => evidence.length > 0)).toBe(true);
        }
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
    const pools = ofRule('pool.no_ready_upstream', 'pool.no_upstream_assigned', 'pool.reduced_readiness');
    expect(compose(pools).impact).toBe(
      'clients of example-batch and example-unused are refused; ' +
        'example-primary and example-research still serve, with fewer upstreams than assigned',
    );
  });

  it('tells an upstream by its Pools: one that serves on, and one that may not', () => {
    expect(compose(ofRule('upstream.quota_exhausted')).impact).toBe(
      'example-primary still serves, with fewer upstreams than assigned',
    );
    expect(compose(ofRule('upstream.reauth_required')).impact).toBe(
      'clients of example-batch may be refused',
    );
  });

  it('does not claim that a Pool serves where none of its upstreams surely can', () => {
    const picture = { ...TROUBLED_PICTURE, memberships: [] };
    expect(compose(REDUCED_PRIMARY, { picture }).impact).toBe('clients of example-primary may be refused');
  });

  it('keeps to a signal’s own words for a Pool that is no longer listed', () => {
    const picture = { ...TROUBLED_PICTURE, pools: [] };
    expect(compose(REDUCED_PRIMARY, { picture }).impact).toBe(
      'example-primary still answers, with fewer upstreams than it is assigned',
    );
  });

  it('tells of an upstream’s other Pools beside one that speaks for itself', () => {
    const both = ofRule('upstream.reauth_required', 'pool.no_upstream_assigned');
    expect(compose(both).impact).toBe(
      'clients of example-unused are refused; clients of example-batch may be refused',
    );
  });

  it('leaves upstreams out where their Pool speaks for itself', () => {
    const both = [...ofRule('upstream.reauth_required'), ...ofRule('pool.no_ready_upstream')];
    expect(compose(both).impact).toBe('clients of example-batch are refused');
  });

  it('tells what has no effect on traffic only where nothing has one', () => {
    expect(compose(ofRule('key.never_used')).impact).toMatch(/^no client needs example-never-used so far/);
    expect(compose(ofRule('key.never_used', 'gateway.saturated')).impact).toMatch(
      /^clients on proxy_stream wait, and are refused once the queue is full; part of the data/,
    );
  });

  it('puts what clients notice before what a change may do', () => {
    const admission = ofRule('setting.changed').filter(({ subject }) => subject.id === 'admission');
    const current = admission.map((each) => ({ ...each, stale: false }));
    expect(compose([...current, ...ofRule('requests.failure_share')]).impact).toMatch(
      /^some requests of example-research fail; more or fewer requests may be queued/,
    );
  });

  it('begins with what an owner must review where the Status says so', () => {
    const { status, impact, facts } = compose(ofRule('pool.vanished', 'audit.role_change'));
    expect(status).toBe('security');
    expect(impact).toMatch(
      /^who may administer the Pooler has changed; clients that hold a key of example-old/,
    );
    expect(facts).toMatch(/^1 change of operators .*; example-old no longer listed/);
  });

  it('ends with what the console does not see of itself', () => {
    expect(compose(ofRule('source.interleaved', 'requests.latency_shift')).impact).toBe(
      'clients of example-model-a on proxy_stream wait longer for their answers; ' +
        'refusals, circuits and stream failures of the gateway are not known',
    );
    expect(compose(ofRule('source.interleaved')).impact).toMatch(/^no effect on traffic is known; refusals/);
  });

  it('says that nobody notices only where that is true of everything it tells', () => {
    expect(compose(ofRule('operator.totp_off', 'key.expiring')).impact).not.toMatch(/not affected/);
  });

  it('says what is not confirmed yet', () => {
    const pending = ofRule('pool.no_ready_upstream').map((each) => ({ ...each, state: 'pending' as const }));
    expect(compose(pending).impact).toMatch(/ are refused; not confirmed yet$/);
    expect(compose([...pending, ...ofRule('gateway.not_ready')]).impact).not.toMatch(/not confirmed/);
  });

  it('says what a source may not be read for, and what is only old', () => {
    expect(compose([], { sources: sources({ quotas: 'hidden', requests: 'stale' }) }).impact).toBe(
      'not known, because request data is not current and quota data cannot be read',
    );
  });

  it('gives times another day’s reader understands', () => {
    const { facts, next } = compose(ofRule('upstream.quota_exhausted'), { presentMs: LATER_MS });
    expect(facts).toMatch(/ since 2026-01-15 10:05 UTC$/);
    expect(next).toMatch(/^if this still holds, make sure .* until the quota reset at 2026-01-15 11:20 UTC$/);
  });

  it('says once what two signals say, in the fuller words', () => {
    const impacts = compose([...ofRule('floor.dip'), ...ofRule('slo.breach')]).impact?.match(/its cache/g);
    expect(impacts).toHaveLength(1);
  });

  it('says where no Pool is known to be affected', () => {
    const stray = signal('a', { subject: { kind: 'upstream', id: 'nowhere', label: 'example-nowhere' } });
    expect(compose([stray]).impact).toBe('no Pool is known to be affected by the upstreams');
  });

  it('says when part of the data is not current', () => {
    const stale = ofRule('pool.no_ready_upstream').map((each) => ({ ...each, stale: true }));
    expect(compose(stale).impact).toMatch(/are refused; part of the data is not current/);
  });

  it('claims nothing about the present while an essential source is not live', () => {
    expect(compose([], { sources: sources({ pools: 'failing' }) })).toMatchObject({
      impact: 'not known, because Pool data is not current',
      next: 'open Connections and run the test, which names the step that fails',
    });
    expect(compose(resolved(ALL), { sources: sources({ pools: 'stale' }) }).impact).toMatch(/^not known/);
  });

  it('still tells of the Pools where only metrics are missing', () => {
    expect(compose([], { sources: sources({ slo: 'failing' }) })).toMatchObject({
      impact:
        'no effect on traffic is known; service metrics are not current, so the state is not fully known',
      next: 'open Connections and run the test, which names the step that fails',
    });
  });

  it('claims nothing where metrics are all that the connection has', () => {
    const metricsOnly = sources({ pools: 'not configured', upstreams: 'not configured', slo: 'failing' });
    expect(compose([], { sources: metricsOnly }).impact).toBe(
      'not known, because service metrics are not current',
    );
  });

  it('claims nothing before the first answer', () => {
    const unread = sources({ pools: 'waiting', slo: 'waiting' }).map((each) => ({
      ...each,
      observedAt: null,
    }));
    expect(compose([], { sources: unread })).toMatchObject({
      impact: 'not known, because nothing has been read yet',
      facts: 'no signal, because nothing has been read yet',
      privacy: expect.stringMatching(/^nothing was read; /),
    });
  });

  it('names what is not current', () => {
    const stale = ofRule('gateway.not_ready').map((each) => ({ ...each, stale: true }));
    const { impact, lines } = compose(stale, { sources: sources({ gateway: 'stale', slo: 'failing' }) });
    expect(impact).toMatch(
      /; health data and service metrics are not current, so the state is not fully known$/,
    );
    const evidence = lines[1]?.phrases.at(-1)?.evidence ?? [];
    expect(evidence.filter(({ signalId }) => signalId === null).map(({ source }) => source)).toEqual([
      'gateway',
      'slo',
    ]);
  });

  it('says of a past moment that it is past', () => {
    expect(compose(ofRule('pool.no_ready_upstream'), { presentMs: LATER_MS }).impact).toBe(
      'as of 2026-01-15 10:20 UTC, clients of example-batch are refused',
    );
  });

  it('asks for another moment where nothing current is known of a past one', () => {
    expect(compose([], { presentMs: LATER_MS, sources: sources({ pools: 'waiting' }) }).next).toBe(
      'choose a moment at which the console had current data',
    );
  });

  it('does not call everything unknown for a source that traffic does not need', () => {
    expect(compose(ofRule('source.stale')).impact).toMatch(
      /^no effect on traffic is known; part of the data/,
    );
  });

  it('of resolved signals is the recovery', () => {
    const recovery = composeDraft(well(resolved(ofRule('upstream.reauth_required'))));
    expect(recovery.map(({ text }) => text)).toMatchObject([
      'info',
      'recovered: 1 upstream of example-batch serves again',
      '1 of 2 upstreams of example-batch in reauth_required from 10:05 UTC to 10:19 UTC',
      'watch the next two refreshes, then close the incident',
      expect.anything(),
    ]);
  });

  it('does not call a trouble recovered that is only no longer seen', () => {
    expect(compose(resolved(ofRule('upstream.reauth_required')))).toMatchObject({
      impact: 'the reported trouble with example-u1 is no longer seen, but recovery is not confirmed',
      next: 'ask those who noticed it whether all is well again, then close the incident',
    });
  });

  it('knows a Pool that is listed again, and an alert that is over in the Pooler', () => {
    const now = (rule: string) => composeDraft(well(resolved(ofRule(rule))))[1]?.text;
    const [gone] = ofRule('pool.vanished');
    const back = resolved(gone === undefined ? [] : [{ ...gone, subject: { ...gone.subject, id: 'batch' } }]);
    expect(composeDraft(well(back))[1]?.text).toBe('recovered: example-old is listed as active');
    expect(now('pool.vanished')).toMatch(/^the reported trouble with example-old is no longer seen/);
    expect(now('alert.open')).toBe(
      'recovered: the alert of the Pooler is over (no usable upstream at example-batch)',
    );
  });

  it('calls a change that grew old no recovery', () => {
    expect(composeDraft(well(resolved(ofRule('audit.key_change'))))[1]?.text).toBe(
      '1 change is no longer news, and nothing says that it was undone',
    );
  });

  it('says once that traffic is not affected', () => {
    const impact =
      compose(ALL.filter((each) => each.impact.endsWith('; traffic is not affected'))).impact ?? '';
    expect(impact.split('traffic is not affected')).toHaveLength(2);
  });

  it('of nothing is an all-clear', () => {
    expect(compose([])).toMatchObject({
      status: 'info',
      impact: 'no effect on traffic is known',
      facts: 'no signal fires in what was read',
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
      '2 of 5 upstreams of example-batch and example-primary in reauth_required, the first since 10:05 UTC',
    );
  });

  it('counts upstreams of one Pool by the whole list where one of them is in no Pool', () => {
    const stray = signal('a', { subject: { kind: 'upstream', id: 'nowhere', label: 'example-nowhere' } });
    const [member] = ofRule('upstream.reauth_required');
    expect(compose([stray, ...(member === undefined ? [] : [member])]).facts).toMatch(
      /^2 of 9 upstreams in reauth_required/,
    );
  });

  it('says where a Pool may have more upstreams than are listed', () => {
    const memberships = TROUBLED_PICTURE.memberships.map((each) => ({ ...each, truncated: true }));
    const picture = { ...TROUBLED_PICTURE, memberships };
    expect(compose(ofRule('upstream.reauth_required'), { picture }).facts).toMatch(
      /^1 of at least 2 upstreams of example-batch/,
    );
  });

  it('gives the readiness of a Pool while it is troubled and not once that is over', () => {
    const trouble = ofRule('pool.no_ready_upstream');
    expect(compose(trouble).facts).toBe(
      'example-batch with 0 of 2 upstreams ready (1 in reauth_required and 1 in refresh_failed) since 10:05 UTC',
    );
    expect(compose(resolved(trouble)).facts).toBe(
      'example-batch without a ready upstream from 10:05 UTC to 10:19 UTC',
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

  it('gives the figures of requests while they last and not once they are over', () => {
    const failing = ofRule('requests.failure_share');
    expect(compose(failing).facts).toBe(
      'requests of example-research failing more than before: about 120 of 1,000 (12 %) in 15 minutes, 1 % before, with 90 % of the rows read, since 10:05 UTC',
    );
    expect(compose(resolved(failing)).facts).toBe(
      'requests of example-research failing more than before from 10:05 UTC to 10:19 UTC',
    );
  });

  it('counts keys and changes with their names, and says when a change was', () => {
    const [key] = ofRule('key.expired');
    const more = [1, 2, 3].map((number) =>
      signal(`k${number}`, { ...key, sinceMs: NOW_MS - number * 1_000 }),
    );
    expect(compose(key === undefined ? [] : [key, ...more]).facts).toBe(
      '4 API keys expired (example-expired, example-expired, example-expired and 1 more), the first at 10:00 UTC',
    );
    expect(compose(ofRule('audit.key_change')).facts).toBe(
      '1 change of API keys (api_key.rotate on example-paused) at 10:03 UTC',
    );
  });

  it('takes a job by its title while it is alone, and areas by their number when they are several', () => {
    const [stuck] = ofRule('job.stuck');
    const other = signal('other', { ...stuck, subject: { kind: 'job', id: 'x', label: 'catalog sync' } });
    expect(compose(stuck === undefined ? [] : [stuck]).facts).toBe(
      '1 token refresh job stuck since 09:55 UTC',
    );
    expect(compose(stuck === undefined ? [] : [stuck, { ...other, id: 'other' }]).facts).toMatch(
      /^2 jobs stuck in 2 areas \((token refresh and catalog sync|catalog sync and token refresh)\)/,
    );
  });

  it('says how often a trouble came and went', () => {
    const flapping = ofRule('gateway.not_ready').map((each) => ({ ...each, occurrences: 3 }));
    expect(compose(flapping).facts).toMatch(/ since 10:05 UTC, on and off 3 times$/);
  });

  it('counts rows when they are many', () => {
    expect(compose(ofRule('slo.breach')).facts).toBe(
      '3 SLO rows outside their bands (availability.extract, cache.conformance and latency.renders.p95) since 10:05 UTC',
    );
  });

  it('says how many facts did not fit', () => {
    expect(compose(ALL).facts).toMatch(/; and \d+ more signals$/);
  });

  it('tells what is resolved after what fires', () => {
    const facts = compose([
      ...ofRule('upstream.reauth_required'),
      ...resolved(ofRule('gateway.not_ready')),
    ]).facts;
    expect(facts).toBe(
      '1 of 2 upstreams of example-batch in reauth_required since 10:05 UTC; ' +
        'resolved: gateway alive but not ready (its readiness check answers 503) from 10:05 UTC to 10:19 UTC',
    );
  });

  it('says under what a verdict stands', () => {
    const rows = TROUBLED_SLO.rows.map((row) => ({ ...row, coverage: 0.4 }));
    const assumed = ofRule('slo.breach').filter(({ id }) => id.includes('cache'));
    expect(compose(assumed, { slo: { ...TROUBLED_SLO, rows } }).facts).toBe(
      'cache.conformance at 71 % over 5m (target 90 %, under a named assumption, 40 % of the window seen) since 10:05 UTC',
    );
  });

  it('tells of sources that fail in one way together, after all else', () => {
    const [failing] = ofRule('source.failing');
    const both =
      failing === undefined
        ? []
        : [failing, { ...failing, id: 'b', subject: { ...failing.subject, label: 'Pools' } }];
    expect(compose([...both, ...ofRule('source.refused', 'floor.dip')]).facts).toBe(
      'cache.conformance at 71 % (floor 80 %) since 09:50 UTC; ' +
        'the console has been refused access to jobs since 10:05 UTC; ' +
        'the console has been unable to read Pools and API keys since 10:05 UTC',
    );
  });
});

describe('the other lines', () => {
  it('ask for one action, the traffic’s before the console’s own', () => {
    const failing = ofRule('source.failing').map((each) => ({ ...each, sinceMs: 0 }));
    expect(compose([...failing, ...ofRule('upstream.reauth_required')]).next).toBe(
      're-authenticate example-u1 of example-batch, then confirm that quota evidence is fresh',
    );
  });

  it('ask for a Pool’s upstreams where the picture knows what keeps them', () => {
    const { next, lines } = compose(ofRule('pool.no_ready_upstream'));
    expect(next).toBe(
      're-authenticate example-u1 of example-batch, then confirm that quota evidence is fresh',
    );
    expect(lines[3]?.phrases[0]?.evidence.at(-1)).toMatchObject({
      signalId: null,
      source: 'upstreams',
      text: 'status reauth_required',
    });
  });

  it('ask for the signal’s own check where the picture knows no better', () => {
    const picture = { ...TROUBLED_PICTURE, memberships: [] };
    expect(compose(ofRule('pool.no_ready_upstream'), { picture }).next).toMatch(
      /^open the upstreams of example-batch/,
    );
  });

  it('ask to wait for a reset where quota alone is in the way', () => {
    const upstreams = TROUBLED_PICTURE.upstreams.filter(({ id }) => id === 'u4');
    const picture = { ...TROUBLED_PICTURE, upstreams };
    expect(compose(REDUCED_PRIMARY, { picture }).next).toBe(
      'assign another upstream to example-primary, or wait for the quota reset at 11:20 UTC',
    );
  });

  it('ask for what made the Status security', () => {
    const { status, next } = compose(ofRule('source.refused', 'slo.breach', 'source.failing'));
    expect([status, next]).toEqual([
      'security',
      expect.stringMatching(/^test the credential under Connections/),
    ]);
  });

  it('ask for the nearest cause among signals that are equally bad', () => {
    const chosen = [...ofRule('upstream.refresh_overdue'), ...ofRule('upstream.reauth_required')];
    expect(compose(chosen).next).toMatch(/^re-authenticate example-u1/);
    expect(compose([...ofRule('floor.dip'), ...ofRule('upstream.reauth_required')]).next).toMatch(/^re-auth/);
    expect(compose([...ofRule('slo.lane'), ...ofRule('gateway.not_ready')]).next).toMatch(
      /^see whether a rollout/,
    );
  });

  it('say what was read for the chosen signals only', () => {
    expect(compose(ofRule('gateway.not_ready')).privacy).toMatch(
      /^only health metadata was read; no prompt text/,
    );
    expect(compose([...ofRule('slo.lane'), ...ofRule('gateway.not_ready')]).privacy).toMatch(
      /^only health metadata and service metrics were read/,
    );
    expect(compose(ofRule('upstream.reauth_required')).privacy).toMatch(
      /^only Pool, upstream and quota metadata/,
    );
    expect(compose(ofRule('source.failing')).privacy).toMatch(
      /^only the state of the console itself was read/,
    );
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
