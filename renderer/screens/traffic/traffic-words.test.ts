import { expect, it } from 'vitest';
import { trafficWindow } from '../../../shared/metadata/testing/history-records.ts';
import { fullWords, increaseText, isSampled, sampledWords, waitWords, windowWords } from './traffic-words.ts';

const WINDOW = trafficWindow(300_000);

it('names a window with the share that was sampled', () => {
  expect(windowWords(WINDOW)).toBe('5 min');
  expect(sampledWords([WINDOW])).toBeNull();
  expect(sampledWords([{ ...WINDOW, coverage: 0.5 }, WINDOW])).toBe('5 min 50 % sampled');
});

it('takes a window of which next to nothing was sampled for one that says nothing', () => {
  const unsampled = { ...WINDOW, coverage: 0.004 };
  expect([isSampled(WINDOW), isSampled(unsampled)]).toEqual([true, false]);
  expect(sampledWords([unsampled])).toBe('5 min not sampled yet');
});

it('gives a wait as the interval it is known to lie in', () => {
  expect(waitWords({ low: 0.1, high: 0.5 })).toBe('0.1 to 0.5 s');
  expect(waitWords({ low: 10, high: null })).toBe('over 10 s');
  expect(waitWords(null)).toBe('none waited');
});

it('shows what no window counts as a dash, and a count as it is', () => {
  expect(increaseText(undefined)).toBe('–');
  expect(increaseText(0)).toBe('0');
  expect(increaseText(1_234)).toBe('1,234');
});

it('sets what runs against what may', () => {
  expect(fullWords(7, 24)).toBe('7 of 24');
  expect(fullWords(7, undefined)).toBe('7');
});
