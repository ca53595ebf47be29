import { describe, expect, it } from 'vitest';
import type { RequestWindow } from '../../metadata/request-figures.ts';
import { requestFigures } from '../../metadata/testing/history-records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { requestShares } from './request-shares.ts';

const figures = (current: Partial<RequestWindow>, previous: Partial<RequestWindow> = {}) =>
  withHistory({ requests: requestFigures(current, previous) });

testRule({
  rule: 'requests.failure_share',
  of: requestShares,
  fires: figures({ failed: 120, byCode: [{ code: 'upstream_5xx', status: 'failed', count: 120 }] }),
  saying: {
    id: 'requests.failure_share:all',
    severity: 'watch',
    title: 'More requests fail than before: 12 %',
    pendingForMs: 60_000,
    evidence: [
      expect.objectContaining({ text: 'about 120 of 1,000 (12 %) in 15 minutes, 0 % before' }),
      expect.objectContaining({ text: 'codes of all failures: 120 upstream_5xx' }),
    ],
  },
  silent: figures({ failed: 60 }, { failed: 50 }),
  threshold: [figures({ failed: 49 }), figures({ failed: 50 })],
  restsOn: ['requests'],
});

testRule({
  rule: 'requests.retry_share',
  of: requestShares,
  fires: figures({ retried: 200 }),
  saying: { severity: 'watch', title: 'More requests are retried than before: 20 %' },
  silent: figures({ retried: 110 }, { retried: 100 }),
  threshold: [figures({ retried: 99 }), figures({ retried: 100 })],
  restsOn: ['requests'],
});

describe('the share of failing requests', () => {
  const pool = (id: string, settled: number, failed: number) => ({
    poolId: id,
    poolLabel: `example-${id}`,
    settled,
    failed,
    rejected: 0,
    p95Ms: null,
  });

  it('is told of the Pools it comes from', () => {
    const byPool = [pool('batch', 300, 120), pool('primary', 700, 0)];
    const before = { byPool: [pool('batch', 300, 0), pool('primary', 700, 0)] };
    expect(requestShares(figures({ failed: 120, byPool }, before))).toMatchObject([
      { id: 'requests.failure_share:batch', title: 'More requests of example-batch fail than before: 40 %' },
    ]);
  });

  it('degrades traffic once a fifth fails for sure, also where it did so before', () => {
    expect(requestShares(figures({ failed: 400 }, { failed: 400 }))).toMatchObject([
      { severity: 'degraded' },
    ]);
    expect(requestShares(figures({ failed: 150 }, { failed: 150 }))).toEqual([]);
  });

  it('says so where rows are missing, and is silent where most are', () => {
    expect(requestShares(figures({ failed: 120, covered: 0.8 }))[0]?.evidence[0]?.text).toMatch(
      /, with 80 % of the rows read$/,
    );
    expect(requestShares(figures({ failed: 120, covered: 0.4 }))).toEqual([]);
  });

  it('is unknown before where nothing was fetched of it', () => {
    expect(requestShares(figures({ failed: 120 }, { covered: 0 }))[0]?.evidence[0]?.text).toContain(
      'unknown before',
    );
  });
});

it('is silent before the request log was read', () => {
  expect(requestShares(withHistory({}))).toEqual([]);
});
