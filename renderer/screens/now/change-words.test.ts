import { expect, it } from 'vitest';
import { changeWords } from './change-words.ts';

const text = (field: string, from: string | null, to: string | null) => {
  const { before, now } = changeWords({ field, from, to });
  return `${before} ${now}`;
};

it('tells the state before and the state now', () => {
  expect(text('status', 'active', 'paused')).toBe('status active → paused');
  expect(text('status', null, 'active')).toBe('status active');
  expect(text('status', 'active', null)).toBe('status active → gone');
});

it('says of a thing that left its list, or came back to it, just that', () => {
  expect(text('listed', 'listed', 'not listed')).toBe('is on its list no longer');
  expect(text('listed', 'not listed', 'listed')).toBe('is on its list again');
});
