import { describe, expect, test } from 'vitest';
import { auditsAt } from './audits.ts';
import { STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';
import { REQUEST_WINDOW_MS, requestsAt } from './requests.ts';

const START_MS = Date.UTC(2026, 0, 15, 10);
const { outageAtMs, recoveryAtMs, quotaAtMs } = STORY_EVENTS;
/** The end of the second turn: the window holds the whole of two turns. */
const END_MS = 2 * STORY_LENGTH_MS - 1;

describe('the request log', () => {
  const rows = requestsAt(END_MS, START_MS);

  test('is the same for the same moment, newest first, each row once, and bounded', () => {
    expect(requestsAt(END_MS, START_MS)).toEqual(rows);
    const times = rows.map(({ admittedAtMs }) => admittedAtMs);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(REQUEST_WINDOW_MS / 1_000);
    expect(rows.length).toBeLessThanOrEqual((4 * REQUEST_WINDOW_MS) / 1_000);
  });

  test('nothing lies in the future and nothing is finished before its end', () => {
    for (const row of rows) {
      expect(row.admittedAtMs).toBeLessThanOrEqual(START_MS + END_MS);
      expect(row.completedAtMs ?? 0).toBeLessThanOrEqual(START_MS + END_MS);
      expect(row.completedAtMs === null).toBe(row.status === 'in_progress');
    }
  });

  test('an open row settles later under the same id', () => {
    const open = rows.filter(({ status }) => status === 'in_progress');
    expect(open.length).toBeGreaterThan(0);
    const later = new Map(requestsAt(END_MS + 90_000, START_MS).map((row) => [row.id, row]));
    for (const { id, admittedAtMs } of open) {
      expect(later.get(id)).toMatchObject({ admittedAtMs, completedAtMs: expect.any(Number) });
    }
  });

  test('settled rows never change', () => {
    const settled = rows.filter(({ status }) => status !== 'in_progress').slice(0, 500);
    const later = new Map(requestsAt(END_MS + 10_000, START_MS).map((row) => [row.id, row]));
    for (const row of settled) expect(later.get(row.id)).toEqual(row);
  });

  test('another start gives other rows, so that a store never mixes two demos', () => {
    const ids = new Set(rows.map(({ id }) => id));
    expect(requestsAt(END_MS, START_MS + 1).some(({ id }) => ids.has(id))).toBe(false);
  });
});

describe('the plot in the request log', () => {
  function codes(fromMs: number, toMs: number): ReadonlyMap<string | null, number> {
    const counts = new Map<string | null, number>();
    for (const row of requestsAt(END_MS, START_MS)) {
      const atMs = (row.admittedAtMs - START_MS) % STORY_LENGTH_MS;
      if (atMs < fromMs || atMs >= toMs) continue;
      counts.set(row.errorCode, (counts.get(row.errorCode) ?? 0) + 1);
    }
    return counts;
  }

  test('only the outage has requests without an eligible upstream', () => {
    expect(codes(outageAtMs, recoveryAtMs).get('no_eligible_upstream')).toBeGreaterThan(10);
    expect(codes(outageAtMs, recoveryAtMs).get('pinned_continuation_reauth_required')).toBeGreaterThan(3);
    expect(codes(0, outageAtMs).has('no_eligible_upstream')).toBe(false);
    expect(codes(recoveryAtMs, STORY_LENGTH_MS).has('no_eligible_upstream')).toBe(false);
  });

  test('an upstream that just lost its sign-in fails, an exhausted one is retried', () => {
    expect(codes(outageAtMs, recoveryAtMs).has('upstream_unauthorized')).toBe(true);
    expect(codes(0, STORY_EVENTS.reauthAtMs).has('upstream_unauthorized')).toBe(false);
    const retried = requestsAt(END_MS, START_MS)
      .filter(({ attempts }) => attempts.length === 2)
      .map(({ admittedAtMs }) => (admittedAtMs - START_MS) % STORY_LENGTH_MS);
    expect(retried.length).toBeGreaterThan(10);
    expect(retried.every((atMs) => atMs >= quotaAtMs && atMs < recoveryAtMs)).toBe(true);
  });

  test('the calm has a denial now and then, and few failures', () => {
    const calm = codes(0, STORY_EVENTS.reauthAtMs);
    expect(calm.get('model_not_allowed')).toBeGreaterThan(0);
    expect((calm.get('server_error') ?? 0) / (calm.get(null) ?? Number.NaN)).toBeLessThan(0.02);
  });
});

describe('the audit log', () => {
  test('has a change shortly before the outage and nothing of the future', () => {
    const before = auditsAt(outageAtMs - 30_000, START_MS).map(({ action }) => action);
    expect(before).not.toContain('instance_settings.update');
    const now = auditsAt(outageAtMs, START_MS).map(({ action }) => action);
    expect(now[0]).toBe('instance_settings.update');
  });

  test('an upstream action is one row per Pool', () => {
    const linked = auditsAt(STORY_LENGTH_MS - 1, START_MS).filter(({ action }) =>
      action.endsWith('browser_link'),
    );
    expect(new Set(linked.map(({ poolId }) => poolId)).size).toBe(2);
    expect(new Set(linked.map(({ targetId }) => targetId)).size).toBe(1);
  });

  test('is bounded, and empty before the story', () => {
    expect(auditsAt(-1, START_MS)).toEqual([]);
    const rows = auditsAt(1_000 * STORY_LENGTH_MS, START_MS);
    expect(rows.length).toBeLessThan(500);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});
