import { describe, expect, it } from 'vitest';
import { requestFigures } from '../../metadata/testing/history-records.ts';
import { poolWith, sources, upstream } from '../../metadata/testing/records.ts';
import { NO_HISTORY } from '../../signals/input.ts';
import { signal } from '../../signals/testing/signals.ts';
import { emptyState } from '../testing/console-state.ts';
import { poolViews } from './pools.ts';

const healthy = () => poolWith([upstream('u1'), upstream('u2')]);
const poolSubject = { kind: 'pool', id: 'primary', label: 'example-primary' } as const;

describe('the severity of a Pool', () => {
  it('is OK where everything can be told and nothing fires', () => {
    expect(poolViews(emptyState({ picture: healthy() }))).toMatchObject([
      { severity: 'ok', stale: false, topSignal: null, signalCount: 0 },
    ]);
  });

  it.each(['pools', 'upstreams', 'quotas'] as const)('is unknown, never OK, while %s are not live', (id) => {
    const state = emptyState({ picture: healthy(), sources: sources({ [id]: 'stale' }) });
    expect(poolViews(state)).toMatchObject([{ severity: 'unknown', stale: true }]);
  });

  it('is unknown where its readiness cannot be told, however many are surely ready', () => {
    const unsure = poolWith([upstream('u1'), upstream('u2', { assignmentCount: 2 })]);
    expect(poolViews(emptyState({ picture: unsure }))).toMatchObject([
      { severity: 'unknown', readiness: { low: 1, high: 2 } },
    ]);
  });

  it('is that of its own worst signal, also from an old picture', () => {
    const state = emptyState({
      picture: healthy(),
      sources: sources({ pools: 'failing' }),
      signals: [
        signal('a', { subject: poolSubject, severity: 'degraded', title: 'example-primary is short' }),
      ],
    });
    expect(poolViews(state)).toMatchObject([{ severity: 'degraded', topSignal: 'example-primary is short' }]);
  });

  it('is not painted by one of its upstreams, whose signal still counts', () => {
    const state = emptyState({ picture: healthy(), signals: [signal('a')] });
    expect(poolViews(state)).toMatchObject([{ severity: 'ok', signalCount: 1 }]);
  });

  it('takes no notice of what is pending or over', () => {
    const quiet = (['pending', 'resolved'] as const).map((state) =>
      signal(state, { state, subject: poolSubject, severity: 'outage' }),
    );
    expect(poolViews(emptyState({ picture: healthy(), signals: quiet }))).toMatchObject([{ severity: 'ok' }]);
  });
});

describe('the traffic of a Pool', () => {
  const figures = {
    poolId: 'primary',
    poolLabel: 'example-primary',
    settled: 90,
    failed: 3,
    rejected: 6,
    p95Ms: 1_900,
  };
  const trafficOf = (current: Parameters<typeof requestFigures>[0]) =>
    poolViews(
      emptyState({ picture: healthy(), history: { ...NO_HISTORY, requests: requestFigures(current) } }),
    )[0]?.traffic;

  it('is what its own clients got in the last quarter of an hour', () => {
    expect(trafficOf({ byPool: [figures], covered: 0.8 })).toEqual({
      settled: 90,
      failed: 3,
      rejected: 6,
      p95Ms: 1_900,
      covered: 0.8,
    });
    expect(trafficOf({ byPool: [{ ...figures, poolId: 'other' }] })).toMatchObject({
      settled: 0,
      p95Ms: null,
    });
  });

  it('is not known, rather than none, where the log was not read', () => {
    expect(trafficOf({ byPool: [figures], covered: 0.4 })).toBeNull();
    expect(poolViews(emptyState({ picture: healthy() }))[0]?.traffic).toBeNull();
  });
});

it('shows an upstream that no list names as unknown', () => {
  const picture = { ...healthy(), upstreams: [], quotas: [] };
  expect(poolViews(emptyState({ picture }))[0]?.upstreams).toMatchObject([
    { id: 'u1', upstream: null, quota: null, standing: 'unknown', quotaStanding: 'unknown' },
    { id: 'u2' },
  ]);
});
