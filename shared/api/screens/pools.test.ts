import { describe, expect, it } from 'vitest';
import { poolWith, sources, upstream } from '../../metadata/testing/records.ts';
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

it('shows an upstream that no list names as unknown', () => {
  const picture = { ...healthy(), upstreams: [], quotas: [] };
  expect(poolViews(emptyState({ picture }))[0]?.upstreams).toMatchObject([
    { id: 'u1', upstream: null, quota: null, standing: 'unknown', quotaStanding: 'unknown' },
    { id: 'u2' },
  ]);
});
