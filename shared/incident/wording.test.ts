import { describe, expect, it } from 'vitest';
import { NOW_MS } from '../metadata/testing/records.ts';
import { signal } from '../signals/testing/signals.ts';
import { clipped, counted, heldText, listed, named, uncapitalised } from './wording.ts';

it('counts in the singular and the plural', () => {
  expect([counted(0, 'Pool'), counted(1, 'Pool'), counted(2, 'Pool')]).toEqual([
    '0 Pools',
    '1 Pool',
    '2 Pools',
  ]);
});

it('lists words as a sentence does', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});

it('names three and counts the rest', () => {
  expect(named(['a', 'b', 'c'], 'Pool')).toBe('a, b and c');
  expect(named(['a', 'b', 'c', 'd', 'e'], 'Pool')).toBe('a, b, c and 2 more Pools');
  expect(named(['a', 'b', 'c', 'd'], 'Pool')).toBe('a, b, c and 1 more Pool');
  expect(named(['a', 'b', 'c', 'd'])).toBe('a, b, c and 1 more');
});

describe('a sentence that goes on after its label', () => {
  it('begins with a small letter', () => {
    expect(uncapitalised('Open the upstreams')).toBe('open the upstreams');
    expect(uncapitalised('A worker is missing')).toBe('a worker is missing');
  });

  it('leaves names as they are', () => {
    expect(uncapitalised('MCP is off')).toBe('MCP is off');
    expect(uncapitalised('Example Batch cannot serve', 'Example Batch')).toBe('Example Batch cannot serve');
    expect(uncapitalised('example-batch cannot serve')).toBe('example-batch cannot serve');
  });
});

describe('a text that is too long', () => {
  it('is cut with a mark, and left alone where it fits', () => {
    expect(clipped('abcdef', 6)).toBe('abcdef');
    expect(clipped('abcdefg', 6)).toBe('abc...');
  });

  it('is never cut inside a character', () => {
    expect(clipped('ab\u{1F600}cdef', 6)).toBe('ab...');
  });
});

describe('when signals held', () => {
  const at = (sinceMs: number, change = {}) => signal('a', { sinceMs, ...change });
  const earlier = NOW_MS - 15 * 60_000;

  it('is said in UTC', () => {
    expect(heldText([at(earlier)], NOW_MS)).toBe(' since 10:05 UTC');
  });

  it('is a lower bound where it was so at the first look', () => {
    expect(heldText([at(earlier, { sinceIsLowerBound: true })], NOW_MS)).toBe(' since at least 10:05 UTC');
  });

  it('names the first where they began at different times', () => {
    expect(heldText([at(NOW_MS), at(earlier)], NOW_MS)).toBe(', the first since 10:05 UTC');
  });

  it('has a date where it began on another day', () => {
    expect(heldText([at(NOW_MS - 24 * 60 * 60_000)], NOW_MS)).toBe(' since 2026-01-14 10:20 UTC');
  });

  it('says what is only pending', () => {
    const pending = at(earlier, { state: 'pending' });
    expect(heldText([pending], NOW_MS)).toBe(' since 10:05 UTC, not confirmed yet');
    expect(heldText([pending, at(earlier)], NOW_MS)).toBe(' since 10:05 UTC');
  });

  it('says where an end was not recorded', () => {
    const over = { state: 'resolved', resolvedAtMs: null } as const;
    expect(heldText([at(earlier, over)], NOW_MS)).toBe(' from 10:05 UTC until an unknown time');
  });

  it('is a span once all are over', () => {
    const over = { state: 'resolved', resolvedAtMs: NOW_MS } as const;
    expect(heldText([at(earlier, over)], NOW_MS)).toBe(' from 10:05 UTC to 10:20 UTC');
    expect(heldText([at(earlier, { ...over, sinceIsLowerBound: true })], NOW_MS)).toBe(
      ' from 10:05 UTC or earlier to 10:20 UTC',
    );
  });
});
