import { expect, it } from 'vitest';
import { NOW_MS } from '../metadata/testing/records.ts';
import { isAcknowledged } from './acknowledged.ts';

const acknowledged = (untilMs: number | null) => ({ acknowledged: { atMs: 0, reason: '', untilMs } });

it('holds without an end', () => {
  expect(isAcknowledged(acknowledged(null), NOW_MS)).toBe(true);
});

it('holds until its end and not at it', () => {
  expect(isAcknowledged(acknowledged(NOW_MS + 1), NOW_MS)).toBe(true);
  expect(isAcknowledged(acknowledged(NOW_MS), NOW_MS)).toBe(false);
});

it('holds for nobody who never acknowledged', () => {
  expect(isAcknowledged({ acknowledged: null }, NOW_MS)).toBe(false);
});
