import { describe, expect, it } from 'vitest';
import { isSummaryObject } from './summary-object.ts';

const SUMMARY = {
  kind: 'incident_summary',
  version: 1,
  generated_at: '2026-03-01T10:05:00.000Z',
  status: 'outage',
  impact: 'clients are refused',
  signals: '2 of 5 upstreams in reauth_required',
  next_check: 'open Example Batch: sign in again',
  privacy: 'metadata only',
};

describe('the console’s own summary object', () => {
  it('is known by its fields', () => {
    expect(isSummaryObject(JSON.stringify(SUMMARY, null, 2))).toBe(true);
  });

  it.each([
    ['another field', { ...SUMMARY, prompt: 'say' }],
    ['a field less', { ...SUMMARY, privacy: undefined }],
    ['a status of its own', { ...SUMMARY, status: 'fine' }],
    ['a nested value', { ...SUMMARY, impact: { messages: [] } }],
    ['an object in a line', { ...SUMMARY, impact: '{"messages": "say"}' }],
    ['a line too long', { ...SUMMARY, impact: 'x'.repeat(241) }],
  ])('is none with %s', (_words, value) => {
    expect(isSummaryObject(JSON.stringify(value))).toBe(false);
  });

  it('is none where it cannot be read', () => {
    expect(isSummaryObject('{"kind": "incident_summary"')).toBe(false);
  });
});
