import { expect, test } from 'vitest';
import { ENTITY_SCHEMAS, type EntityBatch } from '../../../shared/metadata/entities.ts';
import { recording } from '../../testing/pooler-recordings.ts';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import { aliasOf } from './labels.ts';
import { type RecordedRead, readRecorded, recordedValue } from './test/recorded-reads.ts';
import { identitiesOf, recordedContent, recordingsBetween } from './test/recordings.ts';

type Read = RecordedRead<EntityBatch>;

const POOL_ID = '0d6b5674-b5c0-4716-93fd-c9fae5f4e4fb';
const readKeys: Read = (source) => source.readKeys([POOL_ID]);
const readOperators: Read = (source) => source.readOperators();
const readInvites: Read = (source) => source.readInvites([POOL_ID]);

const CASES = (
  [
    [readKeys, recordingsBetween(193, 202)],
    [readOperators, [...recordingsBetween(252, 258), ...recordingsBetween(454, 454)]],
    [readInvites, recordingsBetween(266, 277)],
  ] as const
).flatMap(([read, names]) => names.map((name): [string, Read] => [name, read]));
const isSuccess = ([name]: [string, Read]) => recordedContent(recording(name)) !== null;

describeRecorded('pooler', 'every recorded list of access', () => {
  test.each(CASES.filter(isSuccess))(
    '%s: each row becomes an entity of the allow-list',
    async (name, read) => {
      const batch = await recordedValue(name, read);
      const { items, operators, invites } = recordedContent(recording(name)) ?? {};
      const ids = (items ?? invites)?.map(({ id }) => id);
      // An operator's id points at a person.
      const aliases = operators?.map(({ id }) => aliasOf('operator', String(id)));
      expect(batch.items.map((item) => item.id)).toEqual(ids ?? aliases);
      for (const item of batch.items) expect(() => ENTITY_SCHEMAS[batch.kind].parse(item)).not.toThrow();
      expect(batch.note ?? '').not.toContain('could not be read');
    },
  );

  test.each(CASES.filter((item) => !isSuccess(item)))(
    '%s: an error is a typed outcome',
    async (name, read) => {
      const { kind } = await readRecorded(name, read);
      if (name.includes('denied') || name.includes('pool-disabled')) expect(kind).toBe('not exposed');
      else expect(kind).toBe(name.includes('not-uuid') ? 'not ready' : 'malformed');
    },
  );

  test.each(CASES.filter(isSuccess))('%s: no identity of anybody gets through', async (name, read) => {
    const kept = JSON.stringify(await recordedValue(name, read));
    const names = new Set(
      (await recordedValue(name, read)).items.flatMap((item) => ('label' in item ? [item.label] : [])),
    );
    for (const identity of identitiesOf(recording(name).response.body)) {
      // A key's own name is one where the policy has passed it.
      if (!names.has(identity)) expect(kept).not.toContain(`"${identity}"`);
      if (identity.includes('@')) expect(kept).not.toContain(identity);
    }
  });

  test('454: operators are not exposed to an admin', async () => {
    expect(await readRecorded('454-modern-list-operators-denied.json', readOperators)).toMatchObject({
      kind: 'not exposed',
      detail: expect.stringContaining('instance owner'),
    });
  });

  test('194: keys keep policy, prefix and times; an empty list of models stays empty', async () => {
    const { items, complete } = await recordedValue('194', readKeys);
    const keys = items.map((item) => ENTITY_SCHEMAS.key.parse(item));
    expect(complete).toBe(true);
    expect(keys).toHaveLength(46);
    expect(new Set(keys.map((key) => JSON.stringify(key.allowedModels)))).toEqual(
      new Set(['null', '[]', '["gpt-5.4-mini","gpt-5.4"]']),
    );
    // POOLER-T10: an expired key keeps its status.
    const expired = keys.filter((key) => (key.expiresAtMs ?? Infinity) < Date.UTC(2026, 10, 21));
    expect(expired.map((key) => key.status)).toContain('active');
    for (const key of keys) expect(key.prefix).toMatch(/^sk-cxp-[0-9a-f]{12}$/);
  });

  test('252: operators are known by an alias, and POOLER-T9: an empty login time means "has logged in"', async () => {
    const operators = (await recordedValue('252', readOperators)).items.map((item) =>
      ENTITY_SCHEMAS.operator.parse(item),
    );
    expect(operators).toHaveLength(7);
    for (const operator of operators) expect(operator.label).toMatch(/^operator-ref-[0-9a-f]{8}$/);
    expect(new Set(operators.map((operator) => operator.everLoggedIn))).toEqual(new Set([true, false]));
  });

  test('255: one operator of several is not the whole list', async () => {
    expect(await recordedValue('255', readOperators)).toMatchObject({ complete: false });
  });

  test('266: invites keep their effective status and times', async () => {
    const invites = (await recordedValue('266', readInvites)).items.map((item) =>
      ENTITY_SCHEMAS.invite.parse(item),
    );
    expect(new Set(invites.map((invite) => invite.status))).toEqual(
      new Set(['active', 'accepted', 'revoked', 'expired']),
    );
    expect(invites.find((invite) => invite.status === 'accepted')?.acceptedAtMs).not.toBeNull();
  });
});
