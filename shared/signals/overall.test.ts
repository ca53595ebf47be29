import { describe, expect, it } from 'vitest';
import { NOW_MS, sources } from '../metadata/testing/records.ts';
import { oldestEssentialAgeMs, orderSignals, overallState } from './overall.ts';
import { signal } from './testing/signals.ts';

const sourceSubject = { kind: 'source', id: 'slo', label: 'codex-pdf metrics' } as const;

describe('the order of signals', () => {
  it('puts firing before pending before resolved, whatever their severity', () => {
    const ordered = orderSignals([
      signal('resolved', { state: 'resolved', severity: 'outage' }),
      signal('pending', { state: 'pending', severity: 'outage' }),
      signal('firing', { severity: 'info' }),
    ]);
    expect(ordered.map(({ id }) => id)).toEqual(['firing', 'pending', 'resolved']);
  });

  it('puts the worst first, then what an owner must review, then the oldest, then by id', () => {
    const ordered = orderSignals([
      signal('c'),
      signal('b'),
      signal('older', { sinceMs: NOW_MS - 1 }),
      signal('review', { security: true }),
      signal('outage', { severity: 'outage' }),
    ]);
    expect(ordered.map(({ id }) => id)).toEqual(['outage', 'review', 'older', 'b', 'c']);
  });

  it('leaves the given list as it was', () => {
    const given = [signal('b'), signal('a')];
    orderSignals(given);
    expect(given.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('the overall state', () => {
  it('is OK when every source is live and nothing fires', () => {
    expect(overallState([], sources())).toEqual({
      severity: 'ok',
      security: false,
      sentence: 'Nothing is wrong in what was read.',
    });
  });

  it('is the worst of what fires, led by it, and counts the rest', () => {
    const state = overallState(
      [signal('a'), signal('b', { severity: 'outage', title: 'example-pool cannot serve' }), signal('c')],
      sources(),
    );
    expect(state).toMatchObject({
      severity: 'outage',
      sentence: 'example-pool cannot serve, and 2 more signals.',
    });
  });

  it('takes no notice of what is pending or resolved', () => {
    const quiet = [signal('a', { state: 'pending' }), signal('b', { state: 'resolved' })];
    expect(overallState(quiet, sources()).severity).toBe('ok');
  });

  it.each(['stale', 'failing', 'refused', 'not exposed', 'hidden', 'waiting'] as const)(
    'is unknown, never OK, while a source is %s',
    (state) => {
      expect(overallState([], sources({ quotas: state }))).toMatchObject({
        severity: 'unknown',
        sentence: 'Nothing is wrong in what was read. 1 source is not live.',
      });
    },
  );

  it.each(['not configured', 'not built'] as const)('is OK where a source is %s', (state) => {
    expect(overallState([], sources({ slo: state })).severity).toBe('ok');
  });

  it("counts the console's own trouble as unknown, not as trouble of the traffic", () => {
    const trouble = signal('source.failing:slo', {
      subject: sourceSubject,
      title: 'The console cannot read codex-pdf metrics',
    });
    expect(overallState([trouble], sources({ slo: 'failing' }))).toMatchObject({
      severity: 'unknown',
      sentence: 'The console cannot read codex-pdf metrics. 1 source is not live.',
    });
  });

  it('is known although something is told of a source', () => {
    const told = signal('source.truncated:jobs', { subject: sourceSubject, severity: 'info' });
    expect(overallState([told], sources()).severity).toBe('ok');
  });

  it('cannot be told without request logs', () => {
    expect(overallState([], sources({ requests: 'stale' })).severity).toBe('unknown');
    expect(overallState([], sources({ jobs: 'stale', audit: 'stale' })).severity).toBe('ok');
  });

  it('is led by traffic even where the trouble of a source is older', () => {
    const trouble = signal('source', { subject: sourceSubject, sinceMs: 0, title: 'cannot read' });
    const traffic = signal('traffic', { title: 'example-u1 needs re-authentication' });
    expect(overallState([trouble, traffic], sources({ slo: 'failing', pools: 'stale' }))).toMatchObject({
      severity: 'watch',
      sentence: 'example-u1 needs re-authentication, and 1 more signal. 2 sources are not live.',
    });
  });

  it('says that nothing was read yet, and what is known of why', () => {
    const unread = sources({ pools: 'waiting' }).map((source) => ({ ...source, observedAt: null }));
    expect(overallState([], unread)).toMatchObject({
      severity: 'unknown',
      sentence: 'Nothing has been read yet. 1 source is not live.',
    });
    const refused = signal('a', { subject: sourceSubject, title: 'The console is refused access to Pools' });
    expect(overallState([refused], unread).sentence).toContain('refused access to Pools');
  });

  it('shows the security flag beside the severity', () => {
    expect(overallState([signal('a', { security: true })], sources())).toMatchObject({
      severity: 'watch',
      security: true,
    });
    expect(overallState([signal('a', { security: true, state: 'resolved' })], sources()).security).toBe(
      false,
    );
  });
});

describe('the age of the picture', () => {
  it('is that of its oldest essential source, whatever is read more seldom by design', () => {
    const aged = sources().map((source) => {
      if (source.id === 'operators') return { ...source, ageMs: 290_000 };
      return source.id === 'quotas' ? { ...source, ageMs: 40_000 } : source;
    });
    expect(oldestEssentialAgeMs(aged)).toBe(40_000);
  });

  it('is unknown before the first answer', () => {
    expect(oldestEssentialAgeMs(sources().map((source) => ({ ...source, ageMs: null })))).toBeNull();
  });
});
