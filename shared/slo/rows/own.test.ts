import { describe, expect, it } from 'vitest';
import { ownRow } from '../catalogue/own-row.ts';
import type { OwnRow } from '../catalogue/own-row-schema.ts';
import { POOLER_ROWS } from '../catalogue/pooler.ts';
import type { SeriesIncrease } from '../counters.ts';
import { evaluateRow } from '../evaluate.ts';
import { evidence } from '../testing/series.ts';

function poolerRow(id: string): OwnRow {
  const row = POOLER_ROWS.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}

const judged = (id: string, series: readonly SeriesIncrease[]) =>
  evaluateRow(ownRow(poolerRow(id)), evidence(series));

const streams = (byOutcome: Readonly<Record<string, number>>) =>
  Object.entries(byOutcome).map(([outcome, increase]) => ({
    name: 'codex_pooler_gateway_stream_outcome_count',
    labels: { outcome },
    increase,
  }));

const waits = (byEdge: Readonly<Record<string, number>>) =>
  Object.entries(byEdge).map(([le, increase]) => ({
    name: 'codex_pooler_gateway_admission_dequeued_time_seconds_bucket',
    labels: { le },
    increase,
  }));

describe("an operator's share", () => {
  it('counts successes over all chosen series', () => {
    expect(judged('pooler.streams.success', streams({ succeeded: 990, failed: 10 }))).toMatchObject({
      verdict: 'pass',
      estimate: 0.99,
      n: 1000,
    });
    expect(judged('pooler.streams.success', streams({ succeeded: 989, failed: 11 })).verdict).toBe('breach');
  });

  it('takes settlement_failed for neither a success nor a failure of a stream', () => {
    const outcomes = streams({ succeeded: 99, failed: 1, settlement_failed: 50, interrupted: 50 });
    expect(judged('pooler.streams.success', outcomes)).toMatchObject({ verdict: 'pass', n: 100 });
    expect(judged('pooler.streams.settled', outcomes)).toMatchObject({ verdict: 'breach', estimate: 0.75 });
  });

  it('counts failures as what is missing from one, and no failures as none', () => {
    const answers = (status_class: string, increase: number) => ({
      name: 'codex_pooler_http_request_count',
      labels: { status_class },
      increase,
    });
    expect(judged('pooler.requests.success', [answers('2xx', 995), answers('5xx', 5)])).toMatchObject({
      verdict: 'pass',
      estimate: 0.995,
    });
    expect(judged('pooler.requests.success', [answers('2xx', 10)]).estimate).toBe(1);
  });

  it('has no verdict without series or without traffic, and tells the two apart', () => {
    expect(judged('pooler.streams.success', [])).toMatchObject({ verdict: 'no data', n: null });
    expect(judged('pooler.streams.success', streams({ succeeded: 0 }))).toMatchObject({
      verdict: 'no data',
      n: 0,
    });
  });
});

describe("an operator's quantile", () => {
  it('is decided by counting at the edges', () => {
    expect(judged('pooler.admission.wait_p95', waits({ '0.5': 90, '1': 95, '+Inf': 100 })).verdict).toBe(
      'pass',
    );
    expect(judged('pooler.admission.wait_p95', waits({ '0.5': 90, '1': 94, '+Inf': 100 })).verdict).toBe(
      'breach',
    );
  });

  it('stays undecided between two edges, and says what would decide it', () => {
    expect(judged('pooler.admission.wait_p95', waits({ '0.5': 90, '2': 99, '+Inf': 100 }))).toMatchObject({
      verdict: 'undecided',
      interval: { low: 0.5, high: 2 },
      why: expect.stringContaining('a bucket edge at the target'),
    });
  });

  it('has no verdict without observations', () => {
    expect(judged('pooler.admission.wait_p95', waits({ '1': 0, '+Inf': 0 }))).toMatchObject({ n: 0 });
    expect(judged('pooler.admission.wait_p95', []).verdict).toBe('no data');
  });
});
