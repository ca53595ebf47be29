import { expect, it } from 'vitest';
import { requestFigures } from '../metadata/testing/history-records.ts';
import { comparedWindows } from './request-windows.ts';

it('judges nothing before the log was read, and nothing of which most was not fetched', () => {
  expect(comparedWindows(null)).toBeNull();
  expect(comparedWindows(requestFigures({ covered: 0.49 }))).toBeNull();
  expect(comparedWindows(requestFigures({ covered: 0.5 }))).not.toBeNull();
});

it('compares with no window of which most was not fetched', () => {
  const { current, previous, fromMs } = comparedWindows(requestFigures({}, { covered: 0.49 })) ?? {};
  expect(previous).toBeNull();
  expect(fromMs).toBe(current?.fromMs);
});

it('says how much of the rows it rests on, never all where some are missing', () => {
  expect(comparedWindows(requestFigures())?.gap).toBe('');
  expect(comparedWindows(requestFigures({}, { covered: 0.999 }))?.gap).toBe(', with 99 % of the rows read');
});
