import { expect, it } from 'vitest';
import type { Transition } from '../../metadata/picture.ts';
import { NOW_MS, picture } from '../../metadata/testing/records.ts';
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

it('names the versions that changed, the newest first, before anything else', () => {
  const fact = (id: string, name: string, value: string) => ({ id: `replica-1/${id}`, name, value });
  const dipping = withDip('firing');
  const at = (minutes: number) => ({ atMs: NOW_MS - minutes * 60_000, timing: 'observed' }) as const;
  const [found] = sloDips({
    ...dipping,
    picture: picture({
      contract: [
        fact('ai/language', 'AI behind language', 'example-model, prompt v4'),
        fact('package', 'package version', '1.20.0'),
        fact('ai/spell', 'AI behind spell', 'example-model, prompt v2'),
      ],
      statusSince: new Map<string, { atMs: number; timing: Transition['timing'] }>([
        ['contract:replica-1/ai/language', at(40)],
        ['contract:replica-1/package', at(20)],
        ['contract:replica-1/ai/spell', { ...at(20), timing: 'since at least' }],
      ]),
    }),
  });
  expect(found?.nextCheck).toBe(
    'See whether the new version of codex-pdf explains it: package version 1.20.0 since 10:00 UTC and 1 more (GET /v1/contract)',
  );
  expect(found?.evidence.map(({ text }) => text)).toEqual([
    'Because.',
    'package version 1.20.0 since 10:00 UTC',
    'AI behind language example-model, prompt v4 since 09:40 UTC',
  ]);
});

it('says that no version changed where that is known', () => {
  const contract = [{ id: 'replica-1/package', name: 'package version', value: '1.19.0' }];
  const longAgo = { atMs: NOW_MS - 3 * 86_400_000, timing: 'observed' } as const;
  const [found] = sloDips({
    ...withDip('firing'),
    picture: picture({ contract, statusSince: new Map([['contract:replica-1/package', longAgo]]) }),
  });
  expect(found?.nextCheck).toMatch(/^See what clients of codex-pdf send.*none of its versions changed/);
  expect(found?.evidence).toHaveLength(1);
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
