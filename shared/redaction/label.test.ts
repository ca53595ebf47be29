import { describe, expect, it } from 'vitest';
import { isPublishableLabel } from './label.ts';

describe('isPublishableLabel', () => {
  it.each(['example-pool', 'Night shift (batch)', 'upstream-3f9a1c07', 'チーム研究', 'team-seat-04'])(
    'stores %s',
    (label) => {
      expect(isPublishableLabel(label)).toBe(true);
    },
  );

  it.each([
    ['an e-mail address (POOLER-T3)', ['someone', 'example.com'].join('@')],
    ['a host name', 'gateway.example.com'],
    ['a UUID', '0a1b2c3d-0000-4000-8000-000000000001'],
    ['an empty label', '   '],
    ['a label of two lines', 'one\ntwo'],
    ['a label with a bidirectional mark', 'one\u202etwo'],
    ['a label beyond 120 units', 'x'.repeat(121)],
    ['a value somebody must confirm', 'api.openai.com'],
  ])('refuses %s', (_name, label) => {
    expect(isPublishableLabel(label)).toBe(false);
  });
});
