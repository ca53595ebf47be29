import { expect, it } from 'vitest';
import type { ReleaseRecord } from '../../shared/incident/draft.ts';
import type { KnownValue } from '../../shared/redaction/check.ts';
import { createReleaseGate } from '../release/gate.ts';
import { checkedSentence, NEUTRAL_SENTENCE } from './checked-sentence.ts';

function bench(known: readonly KnownValue[] = []) {
  const records: ReleaseRecord[] = [];
  const record = async (release: ReleaseRecord) => void records.push(release);
  const gate = createReleaseGate({ nowMs: () => 0, knownValues: () => known, record });
  return { release: gate.release, records };
}

it('is the sentence itself where it is clean, recorded as a notification', async () => {
  const { release, records } = bench();
  const text = 'Outage: Example Batch cannot serve.';
  expect(await checkedSentence(text, release)).toEqual({ text, heldBack: false });
  expect(records).toMatchObject([{ medium: 'notification', confirmedWarnings: 0 }]);
});

it.each([
  ['is blocked', 'Outage: someone@example.com cannot serve.'],
  ['warns, for nobody can confirm it', 'Outage: api.openai.com cannot serve.'],
])('is the neutral sentence where its own %s', async (_what, text) => {
  const { release, records } = bench();
  expect(await checkedSentence(text, release)).toEqual({ text: NEUTRAL_SENTENCE, heldBack: true });
  expect(records).toHaveLength(1);
});

it('is none where the gate lets not even the neutral one pass', async () => {
  const { release, records } = bench([{ value: 'console watches', class: 'known_value' }]);
  expect(await checkedSentence('Outage at someone@example.com.', release)).toBeNull();
  expect(records).toEqual([]);
});

it('leaves nothing where a release cannot be recorded', async () => {
  const record = () => Promise.reject(new Error('full'));
  const { release } = createReleaseGate({ nowMs: () => 0, knownValues: () => [], record });
  await expect(checkedSentence('Outage: Example Batch cannot serve.', release)).rejects.toThrow('full');
});
