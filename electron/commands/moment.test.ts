import { expect, it } from 'vitest';
import { parseMoment } from './moment.ts';

it.each([
  ['2026-01-15T10:20Z', Date.UTC(2026, 0, 15, 10, 20)],
  ['2026-01-15T10:20:30.5Z', Date.UTC(2026, 0, 15, 10, 20, 30, 500)],
  ['2026-01-15T12:20+02:00', Date.UTC(2026, 0, 15, 10, 20)],
])('%s is a moment by the clock', (text, atMs) => {
  expect(parseMoment(text)).toEqual({ kind: 'clock', atMs });
});

it.each([
  ['-0m', 0],
  ['-15m', 900_000],
])('%s is so long ago', (text, ms) => {
  expect(parseMoment(text)).toEqual({ kind: 'ago', ms });
});

it.each([
  '',
  '15m',
  '-15',
  '-15h',
  '2026-01-15',
  '2026-01-15T10:20',
  '2026-13-45T10:20Z',
  '2026-02-30T10:20Z',
  '1960-01-01T00:00Z',
  'now',
])('%j is none, a time without its zone least of all', (text) => {
  expect(parseMoment(text)).toBeNull();
});
