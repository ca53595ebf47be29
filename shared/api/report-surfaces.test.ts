import { describe, expect, it } from 'vitest';
import { apiKey } from '../metadata/testing/access-records.ts';
import { coverage } from '../metadata/testing/history-records.ts';
import { NOW_MS, picture, upstream } from '../metadata/testing/records.ts';
import { NO_HISTORY } from '../signals/input.ts';
import { surfacesOf, surfacesSchema } from './report-surfaces.ts';
import { emptyState, troubledState } from './testing/console-state.ts';

describe('the surfaces of a report', () => {
  it('are of the published shape, whatever the state', () => {
    expect(() => surfacesSchema.parse(surfacesOf(emptyState()))).not.toThrow();
    expect(() => surfacesSchema.parse(surfacesOf(troubledState()))).not.toThrow();
  });

  it('are null where nothing was read, never zero', () => {
    expect(surfacesOf(emptyState())).toMatchObject({
      requests: null,
      jobs: null,
      settings: null,
      traffic: null,
    });
  });

  it('count keys by what a client gets, expiry included (POOLER-T10)', () => {
    const keys = [
      apiKey('k1', { expiresAtMs: NOW_MS }),
      apiKey('k2', { expiresAtMs: NOW_MS + 60_000 }),
      apiKey('k3', { status: 'paused' }),
    ];
    expect(surfacesOf(emptyState({ picture: picture({ keys }) })).keys).toEqual({
      total: 3,
      byStatus: [
        { word: 'expired', count: 1 },
        { word: 'expires soon', count: 1 },
        { word: 'paused', count: 1 },
      ],
    });
  });

  it('count upstreams by status', () => {
    const upstreams = [upstream('u1'), upstream('u2', { status: 'paused' }), upstream('u3')];
    expect(surfacesOf(emptyState({ picture: picture({ upstreams }) })).upstreams.byStatus).toEqual([
      { word: 'active', count: 2 },
      { word: 'paused', count: 1 },
    ]);
  });

  it('name open gaps with their bounds in UTC', () => {
    const requests = coverage('requests', {
      gaps: [{ fromMs: NOW_MS - 60_000, toMs: NOW_MS, estimatedRows: 1_200, noticedAtMs: NOW_MS }],
      rows: 10,
      newestMs: NOW_MS,
      oldestMs: null,
    });
    const { logs } = surfacesOf(emptyState({ history: { ...NO_HISTORY, coverage: [requests] } }));
    expect(logs).toEqual([
      {
        log: 'requests',
        rows: 10,
        oldest: null,
        newest: '2026-01-15T10:20:00.000Z',
        gaps: [{ from: '2026-01-15T10:19:00.000Z', to: '2026-01-15T10:20:00.000Z', estimatedRows: 1_200 }],
      },
    ]);
  });
});
