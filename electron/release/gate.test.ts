import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReleaseRequest } from '../../shared/api/ports.ts';
import { composeDraft } from '../../shared/incident/compose.ts';
import type { ReleaseRecord } from '../../shared/incident/draft.ts';
import { draftText } from '../../shared/incident/draft-line.ts';
import { everySignal, TROUBLED_PICTURE, TROUBLED_SLO } from '../../shared/incident/testing/troubles.ts';
import { NOW_MS, sources } from '../../shared/metadata/testing/records.ts';
import type { KnownValue } from '../../shared/redaction/check.ts';
import { POLICY_VERSION } from '../../shared/redaction/policy.ts';
import { createReleaseGate } from './gate.ts';
import { maskText } from './mask-text.ts';

const CLEAN = '1 of 3 upstreams of example-pool in reauth_required since 10:05 UTC';
const MAIL = 'Ask someone@example.com about it';
const DRAFT = draftText(
  composeDraft({
    nowMs: NOW_MS,
    signals: everySignal(),
    picture: TROUBLED_PICTURE,
    sources: sources(),
    slo: TROUBLED_SLO,
    presentMs: NOW_MS,
  }),
);

function bench(known: readonly KnownValue[] = []) {
  const records: ReleaseRecord[] = [];
  const gate = createReleaseGate({
    nowMs: () => NOW_MS,
    knownValues: () => known,
    record: async (record) => void records.push(record),
  });
  const release = (text: string, change: Partial<ReleaseRequest> = {}) =>
    gate.release({ text, medium: 'copy', confirmedWarnings: 0, asDraft: false, ...change });
  return { gate, release, records };
}

describe('a text that passes', () => {
  it('leaves exactly as it was checked', async () => {
    expect(await bench().release(CLEAN)).toEqual({ released: true, text: CLEAN });
  });

  it('is remembered by its hash and the policy it passed, never by its words', async () => {
    const { release, records } = bench();
    await release(CLEAN, { medium: 'file', confirmedWarnings: 3 });
    expect(records).toEqual([
      {
        atMs: NOW_MS,
        medium: 'file',
        textHash: createHash('sha256').update(CLEAN).digest('hex'),
        policyVersion: POLICY_VERSION,
        knownValuesId: expect.stringMatching(/^[0-9a-f]{16}$/),
        confirmedWarnings: 0,
      },
    ]);
    expect(JSON.stringify(records)).not.toContain('example-pool');
  });

  it('does not leave when the release cannot be put on record', async () => {
    const gate = createReleaseGate({
      nowMs: () => NOW_MS,
      knownValues: () => [],
      record: () => Promise.reject(new Error('the store failed')),
    });
    const request = { text: CLEAN, medium: 'copy', confirmedWarnings: 0, asDraft: false } as const;
    await expect(gate.release(request)).rejects.toThrow('the store failed');
  });
});

describe('a text that is blocked', () => {
  it('stays, with findings that do not repeat it, and leaves no record', async () => {
    const { release, records } = bench();
    const answer = await release(MAIL);
    expect(answer).toMatchObject({ released: false, findings: [{ class: 'email', severity: 'block' }] });
    expect(JSON.stringify(answer)).not.toContain('someone');
    expect(records).toEqual([]);
  });

  it('stays however many warnings are confirmed', async () => {
    expect(await bench().release(MAIL, { confirmedWarnings: 1 })).toMatchObject({ released: false });
  });

  it.each(['copy', 'cut', 'file', 'cli'] as const)(
    'stays, whichever way it was to leave: %s',
    async (medium) => {
      expect(await bench().release(MAIL, { medium })).toMatchObject({ released: false });
    },
  );
});

describe("the profile's own values", () => {
  const SECRET = 'example-quiet-harbour-lantern';

  it('are recognised though no pattern knows them', async () => {
    const known = [{ value: SECRET, class: 'known_value' as const }];
    expect(await bench().release(`The word is ${SECRET}`)).toMatchObject({ released: true });
    expect(await bench(known).release(`The word is ${SECRET}`)).toMatchObject({ released: false });
  });

  it('count from the moment they are known', async () => {
    const known: KnownValue[] = [];
    const gate = createReleaseGate({
      nowMs: () => NOW_MS,
      knownValues: () => [...known],
      record: async () => {},
    });
    expect(gate.check(SECRET).verdict).toBe('clean');
    known.push({ value: SECRET, class: 'known_value' });
    expect(gate.check(SECRET).verdict).toBe('block');
  });

  it('are told apart on record by an id that means nothing outside this run', async () => {
    const known = [{ value: SECRET, class: 'known_value' as const }];
    const idOf = async ({ release, records }: ReturnType<typeof bench>) => {
      await release(CLEAN);
      return records.at(-1)?.knownValuesId;
    };
    const same = bench(known);
    expect(await idOf(same)).toBe(await idOf(same));
    expect(await idOf(bench(known))).not.toBe(await idOf(bench(known)));
  });
});

describe('a release of a summary', () => {
  const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

  it('is put on record with its draft, as that is kept', async () => {
    const { release, records } = bench();
    await release(DRAFT, { asDraft: true });
    const warned = DRAFT.replace(/^Impact: .*$/m, 'Impact: answers of api.openai.com are late');
    await release(warned, { asDraft: true, confirmedWarnings: 1 });
    expect(records.map(({ draftHash }) => draftHash)).toEqual([hashOf(DRAFT), hashOf(maskText(warned, []))]);
    expect(maskText(warned, [])).not.toContain('openai');
  });

  it('in another shape is one of the five lines it holds', async () => {
    const { release, records } = bench();
    await release('# Summary', { medium: 'file', draftText: DRAFT });
    expect(records).toMatchObject([{ textHash: hashOf('# Summary'), draftHash: hashOf(DRAFT) }]);
  });

  it('is told apart from that of any other text', async () => {
    const { release, records } = bench();
    await release(CLEAN);
    expect(Object.keys(records[0] ?? {})).not.toContain('draftHash');
  });
});

describe('a text that claims to be the five lines', () => {
  it('leaves when it is', async () => {
    expect(await bench().release(DRAFT, { asDraft: true })).toEqual({ released: true, text: DRAFT });
  });

  it.each([
    ['a line is missing', DRAFT.split('\n').slice(0, 4).join('\n'), 'Line 5 (Privacy) is missing.'],
    ['a line is one too many', `${DRAFT}\nMore: here`, 'Line 6 is one too many: a summary has five.'],
    ['its status is none', DRAFT.replace('Status: outage', 'Status: fine'), 'Line 1 (Status) must be one of'],
    [
      'a line is too long',
      DRAFT.replace('Next check: ', `Next check: ${'x '.repeat(120)}`),
      'longer than 240',
    ],
  ])('stays when %s, and says so', async (_words, text, problem) => {
    const answer = await bench().release(text, { asDraft: true });
    expect(answer).toMatchObject({ released: false, problems: [expect.stringContaining(problem)] });
  });

  it('may leave in any shape when it makes no such claim', async () => {
    expect(await bench().release('Two words', { asDraft: false })).toMatchObject({ released: true });
  });
});

it('a text with warnings stays until every one of them is confirmed', async () => {
  // A bare provider host: undecided by the policy, so a person decides.
  const text = 'Answers of api.openai.com take longer since 10:05 UTC';
  const { gate, release, records } = bench();
  expect(gate.check(text)).toMatchObject({ verdict: 'warn', findings: [{ severity: 'warn' }] });
  expect(await release(text)).toMatchObject({ released: false, problems: [] });
  expect(await release(text, { confirmedWarnings: 2 })).toMatchObject({ released: false });
  expect(await release(text, { confirmedWarnings: 1 })).toEqual({ released: true, text });
  expect(records.map(({ confirmedWarnings }) => confirmedWarnings)).toEqual([1]);
});
