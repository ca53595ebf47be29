import { describe, expect, it } from 'vitest';
import { KEY_EXPIRES_SOON_MS } from '../../signals/rules/key-standing.ts';
import { keyStanding } from './key-standing.ts';

const NOW_MS = 1_000_000_000_000;
const standing = (status: string, expiresAtMs: number | null) => keyStanding({ status, expiresAtMs }, NOW_MS);

describe('the standing of an API key', () => {
  it('is expired by time although its status stays active (POOLER-T10)', () => {
    expect(standing('active', NOW_MS)).toBe('expired');
    expect(standing('active', NOW_MS + 1)).toBe('expires soon');
  });

  it('expires soon within the last week, and not a moment earlier', () => {
    expect(standing('active', NOW_MS + KEY_EXPIRES_SOON_MS)).toBe('expires soon');
    expect(standing('active', NOW_MS + KEY_EXPIRES_SOON_MS + 1)).toBe('active');
  });

  it('is its status in every other case, words nobody knows included', () => {
    expect(standing('active', null)).toBe('active');
    expect(standing('revoked', NOW_MS - 1)).toBe('revoked');
    expect(standing('something new', null)).toBe('something new');
  });
});
