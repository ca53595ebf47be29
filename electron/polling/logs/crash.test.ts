import { afterEach, beforeEach, expect, test } from 'vitest';
import { requestQuerySchema } from '../../../shared/api/log-queries.ts';
import { openAgain } from '../../store/testing/crash-rounds.ts';
import { temporaryFolder } from '../../store/testing/temporary-store.ts';
import { killAfterLines } from '../../testing/killed-program.ts';
import { oldHour } from './testing/old-hour.ts';

const FILLER = new URL('./testing/crash-filler.ts', import.meta.url);

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

/** Fills until so many pages were kept, then dies of kill -9, unless it comes to its end first. */
async function fillAndKill(path: string, pages: number): Promise<'killed' | 'finished'> {
  return (await killAfterLines(FILLER, [path], pages)).ended;
}

/** What the next start finds: the rows, and the stretches it believes to have. */
function keptAt(path: string) {
  const store = openAgain(path);
  const ids: string[] = [];
  let query = requestQuerySchema.parse({ limit: 200 });
  for (;;) {
    const page = store.requestPage(query);
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) break;
    query = { ...query, after: page.next };
  }
  const coverage = store.logCoverage(Number.MAX_SAFE_INTEGER).find(({ log }) => log === 'requests');
  store.close();
  return { ids, spans: coverage?.spans ?? [], backfill: coverage?.backfill ?? null };
}

test('kill -9 in the middle of a back-fill loses no row and doubles none, and it goes on where it was', async () => {
  const { logs, span } = oldHour();
  let read = 0;
  for (const pages of [1, 3, 7]) {
    expect(await fillAndKill(place.path, pages)).toBe('killed');
    const { ids, spans, backfill } = keptAt(place.path);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, admittedAtMs } of logs.requests()) {
      const covered = spans.some(({ fromMs, toMs }) => admittedAtMs >= fromMs && admittedAtMs <= toMs);
      if (covered) expect(ids).toContain(id);
    }
    expect(backfill).toMatchObject({ state: 'running', ...span });
    expect(backfill?.rowsRead).toBeGreaterThanOrEqual(read + pages * 48);
    read = backfill?.rowsRead ?? 0;
  }
  expect(await fillAndKill(place.path, Number.POSITIVE_INFINITY)).toBe('finished');
  const { ids, spans, backfill } = keptAt(place.path);
  expect(ids.toSorted()).toEqual(
    logs
      .requests()
      .map(({ id }) => id)
      .toSorted(),
  );
  expect([spans, backfill?.state]).toEqual([[span], 'done']);
}, 60_000);
