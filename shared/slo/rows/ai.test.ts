import { describe, expect, test } from 'vitest';
import { judgeRow } from '../testing/judge.ts';
import { aiCalls } from '../testing/series.ts';

describe('AI success', () => {
  test('is one-sided: below the target proves a breach, above proves nothing', () => {
    const low = judgeRow('ai.success.symbols', aiCalls('symbols', { ok: 159, budget_exceeded: 45 }));
    expect(low).toMatchObject({ verdict: 'breach', n: 204, interval: { low: 0, high: 159 / 204 } });
    expect(low.why).toContain(
      'Leaving out calls stopped by the cost cap and counting `empty` as success it is 100 %.',
    );
    const high = judgeRow('ai.success.language', aiCalls('language', { ok: 1000 }));
    expect(high).toMatchObject({ verdict: 'undecided', estimate: 1 });
    expect(high.why).toContain('above proves nothing');
  });

  test('is not measurable for barcodes, which never yield anything but ok', () => {
    expect(judgeRow('ai.success.barcodes', aiCalls('barcodes', { ok: 204 }))).toMatchObject({
      verdict: 'not measurable',
      estimate: 1,
    });
  });
});

describe('capped AI requests', () => {
  const quiet = (capped: number) => [
    ...aiCalls('symbols', { ok: 10_000 - capped, budget_exceeded: capped }),
    ...aiCalls('language', { ok: 10_000 }),
  ];

  test('are strictly under the target to pass, and a pass assumes no unseen stop', () => {
    expect(judgeRow('ai.budget_exceeded_rate', quiet(9))).toMatchObject({
      verdict: 'assumed pass',
      estimate: 0.0009,
      n: 10_000,
    });
    expect(judgeRow('ai.budget_exceeded_rate', quiet(10)).verdict).toBe('assumed breach');
  });

  test('are a proven breach once they are too many for the most requests there can have been', () => {
    const row = judgeRow('ai.budget_exceeded_rate', quiet(20));
    expect(row).toMatchObject({ verdict: 'breach', interval: { low: 0.001, high: null } });
    expect(row.why).toContain('In the last hour: 0.2 %.');
  });

  test('are no data where AI is on but idle', () => {
    expect(judgeRow('ai.budget_exceeded_rate', aiCalls('symbols', { ok: 0 })).verdict).toBe('no data');
  });
});
