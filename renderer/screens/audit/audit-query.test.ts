import { describe, expect, it } from 'vitest';
import { auditQuery } from './audit-query.ts';

const NOW_MS = Date.UTC(2026, 0, 15, 10, 20);

describe('the filters of the audit log', () => {
  it('ask for everything while none is set', () => {
    expect(Object.values(auditQuery({}, NOW_MS)).every((value) => value === null)).toBe(true);
  });

  it('become the question of the log, an action family with its dot', () => {
    expect(auditQuery({ action: 'api_key.', outcome: 'failure', range: '15m' }, NOW_MS)).toMatchObject({
      action: 'api_key.',
      outcome: 'failure',
      fromMs: NOW_MS - 900_000,
    });
  });
});
