import { expect, it } from 'vitest';
import { emptyState } from '../../shared/api/testing/console-state.ts';
import { SOURCE_IDS, type SourceState, sourceStateSchema } from '../../shared/metadata/source.ts';
import { sourceSteps } from './source-steps.ts';
import { collected } from './testing/collected.ts';

function stepsWith(state: SourceState, ageMs: number | null, spent = 0) {
  const sources = [
    { id: 'pools', via: 'mcp', state, observedAt: null, ageMs, detail: '4 Pools read' },
  ] as const;
  const observed = { readState: async () => emptyState({ sources }), callsSpent: () => spent };
  return collected(sourceSteps(observed, () => 0));
}

it('says in a sentence how a source stands, how old it is and how its last reading ended', async () => {
  const [source] = await stepsWith('live', 12_400);
  expect(source).toMatchObject({
    step: 'Source: Pools',
    ok: true,
    message: 'live, read 12 s ago. 4 Pools read.',
  });
});

it.each([
  [null, 'never read'],
  [119_000, 'read 119 s ago'],
  [600_000, 'read 10 min ago'],
])('an age of %j ms is told as "%s"', async (ageMs, words) => {
  const [source] = await stepsWith('failing', ageMs);
  expect(source?.message).toBe(`failing, ${words}. 4 Pools read.`);
});

it('passes only the states in which a source is as it was set up to be', async () => {
  const passing: SourceState[] = [];
  for (const state of sourceStateSchema.options) {
    const [source] = await stepsWith(state, 0);
    if (source?.step === 'Source: Pools' && source.ok) passing.push(state);
  }
  expect(passing).toEqual(['live', 'not exposed', 'inferred', 'not configured']);
});

it('says of a source that was not read yet that it is too early to tell', async () => {
  const [source] = await stepsWith('waiting', null);
  expect(source).toMatchObject({ ok: false, message: 'Not read yet. Run the checks again in a minute.' });
});

it('leaves out what this version does not read', async () => {
  expect(await stepsWith('not built', null)).toHaveLength(1);
});

it('tells every source of a state', async () => {
  const sources = SOURCE_IDS.map(
    (id) => ({ id, via: 'mcp', state: 'live', observedAt: 0, ageMs: 0, detail: '' }) as const,
  );
  const observed = { readState: async () => emptyState({ sources }), callsSpent: () => 0 };
  expect(await collected(sourceSteps(observed, () => 0))).toHaveLength(SOURCE_IDS.length + 1);
});

it.each([
  { spent: 59, ok: true },
  { spent: 60, ok: false },
])('a budget of which $spent calls are used: ok is $ok', async ({ spent, ok }) => {
  const budget = (await stepsWith('live', 0, spent)).at(-1);
  expect(budget).toMatchObject({ step: 'Call budget', ok });
  expect(budget?.message).toMatch(new RegExp(`^${spent} of 60 calls of the last minute used`));
});
