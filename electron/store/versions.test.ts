import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryStore } from './testing/temporary-store.ts';
import { versionsTable } from './versions.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const id = fc.constantFrom('a', 'b', 'c');
const word = fc.constantFrom('x', 'y');
type Step =
  | { readonly id: string; readonly body: string; readonly figures: string }
  | { readonly ends: string };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ id, body: word, figures: word }) },
  { weight: 1, arbitrary: fc.record({ ends: id }) },
);

/** What a thing is, as text; absent when it is not listed. */
type Model = ReadonlyMap<string, string>;

describe('things in time', () => {
  /** Every run has a kind of its own, so that runs share one file and no data. */
  let run = 0;
  const play = (steps: readonly { readonly after: number; readonly step: Step }[]) => {
    run += 1;
    const kind = `kind ${run}`;
    const versions = versionsTable(kept.database);
    const listedAt = (asOfMs: number): Model =>
      new Map(
        versions
          .at(kind, asOfMs)
          .filter((row) => row.present)
          .map((row) => [row.id, `${row.body}/${row.figures}`]),
      );
    let nowMs = 1_000;
    let model: Model = new Map();
    const history: { atMs: number; model: Model }[] = [];
    for (const { after, step: one } of steps) {
      nowMs += after;
      const next = new Map(model);
      if ('ends' in one) {
        versions.end(kind, one.ends, nowMs);
        next.delete(one.ends);
      } else {
        versions.observe(kind, one.id, nowMs, { body: one.body, figures: one.figures });
        next.set(one.id, `${one.body}/${one.figures}`);
      }
      model = next;
      history.push({ atMs: nowMs, model });
    }
    return { listedAt, history };
  };

  test('are at every past moment what was last said of them by then', () => {
    const forward = fc.array(fc.record({ after: fc.integer({ min: 0, max: 3 }), step }), { maxLength: 25 });
    fc.assert(
      fc.property(forward, (steps) => {
        const { listedAt, history } = play(steps);
        for (const [index, { atMs, model }] of history.entries()) {
          const lastAtThisMoment = history[index + 1]?.atMs !== atMs;
          if (lastAtThisMoment) expect(listedAt(atMs)).toEqual(model);
        }
        expect(listedAt(999)).toEqual(new Map());
      }),
    );
  });

  test('are now what was last said of them, even where the clock was set back', () => {
    const anyClock = fc.array(fc.record({ after: fc.integer({ min: -20, max: 20 }), step }), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(anyClock, id, (steps, said) => {
        const about = steps.filter(({ step: one }) => ('ends' in one ? one.ends : one.id) === said);
        const { listedAt, history } = play(about);
        const last = history.at(-1);
        if (last === undefined) return;
        expect(listedAt(last.atMs)).toEqual(last.model);
        expect(listedAt(last.atMs + 1_000)).toEqual(last.model);
      }),
    );
  });
});
