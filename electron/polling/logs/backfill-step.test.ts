import { expect, test } from 'vitest';
import type { Backfill } from '../../../shared/metadata/log-coverage.ts';
import { afterBackfillPage, nextStretch } from './backfill-step.ts';

const BACKFILL: Backfill = {
  log: 'requests',
  fromMs: 100,
  toMs: 900,
  cursorMs: 900,
  state: 'running',
  rowsRead: 0,
  estimatedRows: null,
  startedAtMs: 1_000,
  note: null,
};

test.each([
  ['nothing is covered', [], 900, { fromMs: 100, toMs: 900 }],
  ['the newest part is covered', [{ fromMs: 500, toMs: 2_000 }], 900, { fromMs: 100, toMs: 499 }],
  ['the middle is covered', [{ fromMs: 300, toMs: 500 }], 900, { fromMs: 501, toMs: 900 }],
  ['the cursor stands in a covered stretch', [{ fromMs: 300, toMs: 500 }], 400, { fromMs: 100, toMs: 299 }],
  ['the oldest part is covered', [{ fromMs: 0, toMs: 500 }], 900, { fromMs: 501, toMs: 900 }],
  ['only older time is covered', [{ fromMs: 0, toMs: 50 }], 900, { fromMs: 100, toMs: 900 }],
  ['all is covered', [{ fromMs: 0, toMs: 900 }], 900, null],
  [
    'two stretches are covered',
    [
      { fromMs: 200, toMs: 300 },
      { fromMs: 700, toMs: 900 },
    ],
    900,
    { fromMs: 301, toMs: 699 },
  ],
])('%s: the next stretch', (_name, spans, cursorMs, stretch) => {
  expect(nextStretch({ ...BACKFILL, cursorMs }, spans)).toEqual(stretch);
});

const STRETCH = { fromMs: 100, toMs: 900 };
const BEGIN = { toMs: 900, skip: 0 };

test('a page covers what is newer than its oldest row, and moves the cursor there', () => {
  expect(
    afterBackfillPage(BACKFILL, STRETCH, BEGIN, { timesMs: [880, 700, 700], ended: false, total: 40 }),
  ).toEqual({
    backfill: { ...BACKFILL, cursorMs: 700, rowsRead: 3, estimatedRows: 40 },
    covers: { fromMs: 701, toMs: 900 },
    place: { toMs: 700, skip: 2 },
  });
});

test('a page within one millisecond covers nothing yet', () => {
  const place = { toMs: 900, skip: 2 };
  const step = afterBackfillPage(BACKFILL, STRETCH, place, { timesMs: [900, 900], ended: false, total: 40 });
  expect([step.covers, step.place]).toEqual([null, { toMs: 900, skip: 4 }]);
});

test('the last page covers the stretch to its end and finishes', () => {
  const running = { ...BACKFILL, rowsRead: 37, estimatedRows: 40 };
  expect(afterBackfillPage(running, STRETCH, BEGIN, { timesMs: [300], ended: true, total: 1 })).toMatchObject(
    {
      backfill: { state: 'done', cursorMs: 100, rowsRead: 38, estimatedRows: 40 },
      covers: STRETCH,
    },
  );
});

test('the end of a stretch above a covered one is not the end of the back-fill', () => {
  const stretch = { fromMs: 501, toMs: 900 };
  expect(afterBackfillPage(BACKFILL, stretch, BEGIN, { timesMs: [], ended: true, total: 0 })).toMatchObject({
    backfill: { state: 'running', cursorMs: 500 },
    covers: stretch,
  });
});
