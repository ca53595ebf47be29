import { describe, expect, it } from 'vitest';
import { isLive, type SourcePlan, sourceStatuses } from './freshness.ts';
import type { PollSummary } from './picture.ts';
import { SOURCE_IDS } from './source.ts';
import { NOW_MS, poll } from './testing/records.ts';

const INTERVAL_MS = 30_000;
const PLAN: SourcePlan = { pools: { via: 'mcp', intervalMs: INTERVAL_MS } };

function poolsStatus(summary: PollSummary | null, nowMs = NOW_MS) {
  return sourceStatuses(PLAN, summary === null ? [] : [summary], nowMs)[0];
}

function failed(kind: PollSummary['lastAttempt']['kind'], lastOkMs: number | null = NOW_MS): PollSummary {
  return poll('pools', { lastAttempt: { atMs: NOW_MS, kind, detail: 'What went wrong.' }, lastOkMs });
}

it('lists every source once, in the published order', () => {
  expect(sourceStatuses(PLAN, [], NOW_MS).map(({ id }) => id)).toEqual(SOURCE_IDS);
});

describe('a source that is read', () => {
  it('waits before its first answer', () => {
    expect(poolsStatus(null)).toEqual({
      id: 'pools',
      via: 'mcp',
      state: 'waiting',
      observedAt: null,
      ageMs: null,
      detail: 'Waiting for the first answer.',
    });
  });

  it('is live with its age', () => {
    expect(poolsStatus(poll('pools'), NOW_MS + 5_000)).toMatchObject({
      state: 'live',
      observedAt: NOW_MS,
      ageMs: 5_000,
    });
  });

  it('is live up to three intervals and stale beyond them', () => {
    expect(poolsStatus(poll('pools'), NOW_MS + 3 * INTERVAL_MS)?.state).toBe('live');
    expect(poolsStatus(poll('pools'), NOW_MS + 3 * INTERVAL_MS + 1)?.state).toBe('stale');
  });

  it('has no negative age under a clock that was set back', () => {
    expect(poolsStatus(poll('pools'), NOW_MS - 60_000)).toMatchObject({ state: 'live', ageMs: 0 });
  });

  it.each([
    ['unauthorized', 'refused'],
    ['forbidden', 'refused'],
    ['not exposed', 'not exposed'],
    ['not instrumented', 'not exposed'],
    ['overloaded', 'failing'],
    ['not ready', 'failing'],
    ['unreachable', 'failing'],
    ['malformed', 'failing'],
  ] as const)('is, after an answer that was %s, %s at once', (kind, state) => {
    expect(poolsStatus(failed(kind))).toMatchObject({ state, detail: 'What went wrong.' });
  });

  it('keeps the age of the picture it still has while it fails', () => {
    expect(poolsStatus(failed('unreachable', NOW_MS - 90_000))).toMatchObject({
      observedAt: NOW_MS - 90_000,
      ageMs: 90_000,
    });
    expect(poolsStatus(failed('unreachable', null))).toMatchObject({ observedAt: null, ageMs: null });
  });

  it('is described by its own polls only', () => {
    const statuses = sourceStatuses(PLAN, [poll('upstreams')], NOW_MS);
    expect(statuses.find(({ id }) => id === 'pools')?.state).toBe('waiting');
  });
});

describe('a source that is not read', () => {
  it('is not built where nothing plans it', () => {
    expect(sourceStatuses({}, [], NOW_MS).every(({ state }) => state === 'not built')).toBe(true);
  });

  it('is not configured where the connection has no address for it, whatever was read before', () => {
    const plan: SourcePlan = { pools: { via: 'none', missing: 'not configured' } };
    expect(sourceStatuses(plan, [poll('pools')], NOW_MS)[0]).toMatchObject({
      state: 'not configured',
      observedAt: null,
      detail: expect.stringContaining('Connections'),
    });
  });
});

describe('a source that is concluded from others', () => {
  const plan: SourcePlan = { jobs: { via: 'inferred', inferredFrom: ['quotas', 'upstreams'] } };
  const jobs = (polls: readonly PollSummary[]) =>
    sourceStatuses(plan, polls, NOW_MS).find(({ id }) => id === 'jobs');

  it('is labelled inferred and as old as the oldest of them', () => {
    const polls = [poll('quotas', { lastOkMs: NOW_MS - 40_000 }), poll('upstreams', { lastOkMs: NOW_MS })];
    expect(jobs(polls)).toMatchObject({ via: 'inferred', state: 'inferred', ageMs: 40_000 });
    expect(isLive(jobs(polls))).toBe(false);
  });

  it('waits until every one of them has answered', () => {
    expect(jobs([poll('quotas')])).toMatchObject({ state: 'waiting', observedAt: null, ageMs: null });
  });
});

it('calls nothing live but what is live', () => {
  expect(isLive(poolsStatus(poll('pools')))).toBe(true);
  expect(isLive(poolsStatus(failed('unreachable')))).toBe(false);
  expect(isLive(undefined)).toBe(false);
});
