import { describe, expect, it } from 'vitest';
import { type Band, bandPlaces, bandWords, intervalWords, placeOf, targetSign } from './band-scale.ts';

const LATENCY: Band = {
  unit: 'seconds',
  direction: '<=',
  target: 0.2,
  estimate: 0.2167,
  interval: { low: 0, high: 5 },
};
const AVAILABILITY: Band = {
  unit: 'ratio',
  direction: '>=',
  target: 0.999,
  estimate: 0.9995,
  interval: { low: 0.9995, high: 0.9995 },
};

describe('placeOf', () => {
  it('places latencies on a log scale with the target in the middle', () => {
    expect(placeOf(0.2, LATENCY)).toBeCloseTo(0.5);
    expect(placeOf(0.02, LATENCY)).toBeCloseTo(0);
    expect(placeOf(2, LATENCY)).toBeCloseTo(1);
    expect(placeOf(0.2 * Math.sqrt(10), LATENCY)).toBeCloseTo(0.75);
  });

  it('places shares with a floor evenly between three times the allowed misses and none', () => {
    expect(placeOf(1, AVAILABILITY)).toBe(1);
    expect(placeOf(0.999, AVAILABILITY)).toBeCloseTo(2 / 3);
    expect(placeOf(0.997, AVAILABILITY)).toBeCloseTo(0);
  });

  it('places shares and amounts with a ceiling evenly from zero', () => {
    const spend = { unit: 'usd', direction: '<=', target: 0.1 } as const;
    expect(placeOf(0, spend)).toBe(0);
    expect(placeOf(0.1, spend)).toBeCloseTo(1 / 3);
  });

  it('keeps what lies beyond the scale on the bar, a latency of zero too', () => {
    expect(placeOf(600, LATENCY)).toBe(1);
    expect(placeOf(0, LATENCY)).toBe(0);
    expect(placeOf(0.5, AVAILABILITY)).toBe(0);
  });
});

describe('bandPlaces', () => {
  it('shades the side that complies', () => {
    expect(bandPlaces(LATENCY).band).toEqual([0, 0.5]);
    const [from, to] = bandPlaces(AVAILABILITY).band;
    expect(from).toBeCloseTo(2 / 3);
    expect(to).toBe(1);
  });

  it('draws an open end of the known interval to the end of the bar', () => {
    expect(bandPlaces({ ...LATENCY, interval: { low: 0.2, high: null } }).known).toEqual([0.5, 1]);
    expect(bandPlaces({ ...AVAILABILITY, interval: { low: null, high: 1 } }).known).toEqual([0, 1]);
  });

  it('draws nothing for what is not known', () => {
    const { estimate, known } = bandPlaces({ ...LATENCY, estimate: null, interval: null });
    expect([estimate, known]).toEqual([null, null]);
    expect(bandPlaces({ ...LATENCY, interval: { low: null, high: null } }).known).toBeNull();
  });
});

describe('words of a band', () => {
  it('say the same as the bar', () => {
    expect(bandWords(LATENCY)).toBe('Target at most 200 ms, estimate 216.7 ms, known interval 0 ms to 5 s.');
  });

  it('say what is missing instead of a zero', () => {
    expect(bandWords({ ...AVAILABILITY, estimate: null, interval: null })).toBe(
      'Target at least 99.9 %, no estimate, no known interval.',
    );
  });

  it('name open and single-valued intervals', () => {
    expect(intervalWords({ unit: 'seconds', interval: { low: 10, high: null } })).toBe('at least 10 s');
    expect(intervalWords({ unit: 'ratio', interval: { low: null, high: 0.98 } })).toBe('at most 98 %');
    expect(intervalWords(AVAILABILITY)).toBe('99.95 %');
    expect(intervalWords({ unit: 'ratio', interval: { low: null, high: null } })).toBeNull();
  });

  it('write a target as the published tables do', () => {
    expect(targetSign(0.001, 'ratio', '<')).toBe('< 0.1 %');
    expect(targetSign(0.03, 'seconds', '<=')).toBe('≤ 30 ms');
  });
});
