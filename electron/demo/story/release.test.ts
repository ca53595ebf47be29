import { expect, test } from 'vitest';
import { contractFacts } from '../../sources/codex-pdf/contract-facts.ts';
import { STORY_EVENTS } from './phases.ts';
import { contractAt } from './release.ts';

const factsAt = (elapsedMs: number) =>
  new Map(contractFacts(contractAt(elapsedMs), 'replica-1').map(({ id, value }) => [id, value]));

test('one deploy changes the package and one prompt before the caches cool, and nothing afterwards', () => {
  const [before, cooling, later] = [0, STORY_EVENTS.quotaAtMs, 100 * STORY_EVENTS.calmAtMs].map(factsAt);
  const changed = [...(before ?? [])].filter(([id, value]) => cooling?.get(id) !== value).map(([id]) => id);
  expect(changed).toEqual(['replica-1/package', 'replica-1/ai/classification']);
  expect(later).toEqual(cooling);
});

test('every kind of AI signal is told with its model, prompt and schema', () => {
  const facts = factsAt(0);
  expect(facts.size).toBe(7);
  expect(facts.get('replica-1/ai/logos')).toBe('claude-sonnet-4-6, prompt v6, schema 2');
});
