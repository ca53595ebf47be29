import { expect, it } from 'vitest';
import { NOW_MS } from '../../metadata/testing/records.ts';
import type { LaneResult } from '../../slo/result.ts';
import { lane, signalInput } from '../testing/signals.ts';
import { sloDips } from './slo-dips.ts';

const withDip = (state: LaneResult['state'], id = 'dip.cache.conformance') =>
  signalInput({
    slo: {
      rows: [],
      lanes: [],
      details: {
        rows: [],
        ownRows: [],
        budgets: [],
        dips: [
          lane(id, {
            state,
            activeAtMs: NOW_MS - 900_000,
            holdMs: 900_000,
            threshold: 0.9,
            estimate: 0.25,
            why: 'Because.',
          }),
        ],
      },
    },
  });

it('reports a sustained dip since it began, and asks for a changed version first', () => {
  expect(sloDips(withDip('firing'))).toMatchObject([
    {
      id: 'floor.dip:cache.conformance',
      severity: 'watch',
      title: 'cache.conformance has been below its floor of 90 % for 15 minutes: 25 %',
      knownSince: { atMs: NOW_MS - 900_000, isLowerBound: false },
      nextCheck: expect.stringContaining('/v1/contract'),
      evidence: [{ text: 'Because.', fromMs: NOW_MS - 900_000 }],
    },
  ]);
});

it('tells AI from cache', () => {
  expect(sloDips(withDip('firing', 'dip.ai.success.symbols'))[0]?.impact).toContain('AI results');
});

it.each(['inactive', 'pending', 'not measurable'] as const)('keeps a dip that is %s to itself', (state) => {
  expect(sloDips(withDip(state))).toEqual([]);
});

it('is silent on results without dips', () => {
  expect(sloDips(signalInput({ slo: { rows: [], lanes: [] } }))).toEqual([]);
});
