import { expect, test } from 'vitest';
import { roundDetail } from './round-detail.ts';

const ROUND = { calls: 1, added: 3, unreadable: 0, gap: null };
const gap = {
  fromMs: Date.UTC(2026, 0, 15, 10, 2),
  toMs: Date.UTC(2026, 0, 15, 10, 9),
  estimatedRows: 1_200,
};

test('says how many rows were read', () => {
  expect(roundDetail('requests', ROUND)).toBe('3 requests read');
  expect(roundDetail('audit', { ...ROUND, added: 1 })).toBe('1 audit event read');
  expect(roundDetail('requests', { ...ROUND, added: 0 })).toBe('0 requests read');
});

test('says about how many are missing, and between when', () => {
  expect(roundDetail('requests', { ...ROUND, gap })).toBe(
    '3 requests read. About 1,200 requests between 10:02Z and 10:09Z not fetched yet',
  );
  expect(roundDetail('audit', { ...ROUND, gap: { ...gap, estimatedRows: null } })).toContain(
    'Some audit events between',
  );
});

test('says what could not be read', () => {
  expect(roundDetail('requests', { ...ROUND, unreadable: 2 })).toBe(
    '3 requests read. 2 requests could not be read',
  );
});
