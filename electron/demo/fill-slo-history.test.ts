import { expect, test } from 'vitest';
import { openedStore } from '../store/testing/opened-store.ts';
import { temporaryFolder } from '../store/testing/temporary-store.ts';
import { generateHistory } from './codex-pdf/history.ts';
import { fillSloHistory } from './fill-slo-history.ts';

const END_MS = Date.UTC(2026, 0, 30, 9, 17);
const DAY_MS = 86_400_000;

test('charts of the demo reach 30 days back, and say of which of them nothing was counted', async () => {
  const { path, remove } = temporaryFolder();
  const store = await openedStore(path, () => END_MS);
  try {
    for await (const batch of generateHistory({ days: 2, seed: 1, endMs: END_MS })) {
      await store.recordScrapes(batch);
    }
    await fillSloHistory(store, END_MS);
    const points = await store.sloPoints('latency.renders.p95', '1h', END_MS - 30 * DAY_MS, END_MS);
    expect(points[0]).toMatchObject({ verdict: 'no data', estimate: null, coverage: 0 });
    expect((END_MS - (points[0]?.atMs ?? 0)) / DAY_MS).toBeGreaterThan(29);
    const lastDay = points.filter(({ atMs }) => atMs > END_MS - DAY_MS);
    expect(lastDay.length).toBeGreaterThan(5);
    expect(lastDay.every(({ verdict, coverage }) => verdict !== 'no data' && coverage === 1)).toBe(true);
    expect(await store.sloPoints('latency.healthz.p50', '1h', 0, END_MS)).toEqual([]);
  } finally {
    await store.close();
    remove();
  }
});
