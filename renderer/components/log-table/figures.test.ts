import { expect, it } from 'vitest';
import { countText, latencyText, usdText } from './figures.ts';

it('shows what is not told as a dash, never as zero', () => {
  expect([countText(null), latencyText(null), usdText(null)]).toEqual(['–', '–', '–']);
  expect([countText(0), latencyText(0), usdText(0)]).toEqual(['0', '0 ms', '0.0000']);
});

it('gives a latency its unit', () => {
  expect(latencyText(850.4)).toBe('850 ms');
  expect(latencyText(9_999)).toBe('9,999 ms');
  expect(latencyText(12_340)).toBe('12.3 s');
});

it('keeps four places of a cost below a dollar', () => {
  expect(usdText(12_300)).toBe('0.0123');
  expect(usdText(3_456_000)).toBe('3.46');
});
