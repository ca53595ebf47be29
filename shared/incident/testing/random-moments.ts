import fc from 'fast-check';
import type { Picture } from '../../metadata/picture.ts';
import { SOURCE_IDS, sourceStateSchema } from '../../metadata/source.ts';
import { NOW_MS, sources } from '../../metadata/testing/records.ts';
import type { Signal } from '../../signals/signal.ts';
import type { ComposeInput } from '../compose.ts';
import { ALL_SIGNALS, crowdOf } from './rule-signals.ts';
import { troubled, well } from './scenes.ts';
import { TROUBLED_PICTURE } from './troubles.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** Names as people type them: short, as long as storage keeps, with marks, in other scripts. */
const NAMES = [
  'x1',
  'example-batch-eu',
  'Example Inc. Berlin',
  'Example, Team; West!',
  '"Example" & sons',
  'Пример Пул',
  '例え-プール',
  '👩‍🔬 Example Lab',
  `example-${'long-name-of-a-team-'.repeat(6)}`.slice(0, 120),
  'x'.repeat(120),
];

const names = fc.dictionary(
  fc.constantFrom(...TROUBLED_PICTURE.pools, ...TROUBLED_PICTURE.upstreams).map(({ label }) => label),
  fc.constantFrom(...NAMES),
);

function renaming(label: ReadonlyMap<string, string>) {
  const inOrder = [...label].toSorted(([a], [b]) => b.length - a.length);
  return (text: string) => inOrder.reduce((rest, [from, to]) => rest.replaceAll(from, () => to), text);
}

function renamedPicture(picture: Picture, said: (text: string) => string): Picture {
  const called = <Named extends { readonly label: string }>(all: readonly Named[]) =>
    all.map((each) => ({ ...each, label: said(each.label) }));
  return { ...picture, pools: called(picture.pools), upstreams: called(picture.upstreams) };
}

/** How one signal may stand at a moment. */
const standing = fc.record({
  state: fc.constantFrom('firing', 'firing', 'pending', 'resolved'),
  days: fc.constantFrom(0, 0, 0, 1, 40, 400),
  beforeMs: fc.integer({ min: 60_000, max: 9 * HOUR_MS }),
  endIsKnown: fc.boolean(),
  sinceIsLowerBound: fc.boolean(),
  occurrences: fc.integer({ min: 1, max: 4 }),
  stale: fc.boolean(),
});

function stood(signal: Signal, how: typeof standing extends fc.Arbitrary<infer How> ? How : never): Signal {
  const { days, beforeMs, endIsKnown, ...rest } = how;
  const sinceMs = NOW_MS - days * DAY_MS - beforeMs;
  const isOver = rest.state === 'resolved';
  return {
    ...signal,
    ...rest,
    sinceMs,
    resolvedAtMs: isOver && endIsKnown ? sinceMs + 30_000 : null,
  };
}

const crowds = fc
  .tuple(fc.constantFrom(...new Set(ALL_SIGNALS.map(({ rule }) => rule))), fc.integer({ min: 1, max: 60 }))
  .map(([rule, count]) => crowdOf(rule, count));

const chosen = fc
  .tuple(fc.subarray([...ALL_SIGNALS], { maxLength: 12 }), fc.array(crowds, { maxLength: 2 }))
  .map(([some, many]) => [...new Map([...some, ...many.flat()].map((each) => [each.id, each])).values()]);

const signals = chosen.chain((all) =>
  fc.array(standing, { minLength: all.length, maxLength: all.length }).map((ways) =>
    all.flatMap((signal, index) => {
      const way = ways[index];
      return way === undefined ? [] : [stood(signal, way)];
    }),
  ),
);

const sourceStates = fc.dictionary(
  fc.constantFrom(...SOURCE_IDS),
  fc.constantFrom(...sourceStateSchema.options),
  {
    maxKeys: 4,
  },
);

/** Any signals, under any names, seen through any sources, now or looked back at. */
export const anyMoment: fc.Arbitrary<ComposeInput> = fc
  .record({
    signals,
    names,
    sourceStates,
    isWell: fc.boolean(),
    lookedBackMs: fc.constantFrom(0, 0, 60_000, 7 * DAY_MS, 400 * DAY_MS),
  })
  .map(({ signals: all, names: label, sourceStates: states, isWell, lookedBackMs }) => {
    const said = renaming(new Map(Object.entries(label)));
    const renamed = all.map((signal) => ({
      ...signal,
      subject: { ...signal.subject, label: said(signal.subject.label) },
      title: said(signal.title),
      impact: said(signal.impact),
      nextCheck: said(signal.nextCheck),
    }));
    const scene = isWell ? well(renamed) : troubled(renamed);
    return {
      ...scene,
      picture: renamedPicture(scene.picture, said),
      sources: sources(states),
      presentMs: NOW_MS + lookedBackMs,
    };
  });
