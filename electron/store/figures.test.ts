import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotaAccountSchema, upstreamSchema } from '../../shared/metadata/entities.ts';
import { signalSchema } from '../../shared/signals/signal.ts';
import { joinFigures, MOVING_FIELDS, splitFigures } from './figures.ts';
import { quota, quotaWindow, signal, upstream } from './testing/records.ts';

describe('moving figures', () => {
  test('leave the body the same when nothing else changed', () => {
    const before = splitFigures(upstream('u1', { lastSuccessfulSyncAtMs: 1 }), MOVING_FIELDS.upstream);
    const after = splitFigures(upstream('u1', { lastSuccessfulSyncAtMs: 2 }), MOVING_FIELDS.upstream);
    expect(after.body).toBe(before.body);
    expect(after.figures).not.toBe(before.figures);
  });

  test('come back where they were, however many windows a quota has', () => {
    const figure = fc.option(fc.integer({ min: 0, max: 2 ** 50 }), { nil: null });
    const window = fc.record({ usedPercent: figure, resetAtMs: figure, observedAtMs: figure });
    fc.assert(
      fc.property(fc.array(window, { maxLength: 8 }), (windows) => {
        const account = quotaAccountSchema.parse(quota('u1', { windows: windows.map(quotaWindow) }));
        expect(joinFigures(splitFigures(account, MOVING_FIELDS.quota), MOVING_FIELDS.quota)).toEqual(account);
      }),
    );
  });

  test('come back in upstreams and in the evidence of signals', () => {
    const one = upstreamSchema.parse(upstream('u1'));
    expect(joinFigures(splitFigures(one, MOVING_FIELDS.upstream), MOVING_FIELDS.upstream)).toEqual(one);
    const evidence = [1, 2, 3].map((toMs) => ({
      source: 'quotas' as const,
      text: `${toMs}`,
      subject: null,
      fromMs: null,
      toMs,
    }));
    const two = signalSchema.parse(signal('s', 50, { evidence }));
    expect(joinFigures(splitFigures(two, MOVING_FIELDS.signal), MOVING_FIELDS.signal)).toEqual(two);
  });
});
