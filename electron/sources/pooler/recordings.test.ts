import { expect, test } from 'vitest';
import type { EntityBatch } from '../../../shared/metadata/entities.ts';
import { ENTITY_SCHEMAS } from '../../../shared/metadata/entities.ts';
import { recording } from '../../testing/pooler-recordings.ts';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import { type RecordedRead, readRecorded, recordedValue } from './test/recorded-reads.ts';
import { identitiesOf, recordedContent, recordingsBetween } from './test/recordings.ts';

type Read = RecordedRead<EntityBatch>;

const POOL_ID = '0d6b5674-b5c0-4716-93fd-c9fae5f4e4fb';
const readService: Read = (source) => source.readService();
const readPools: Read = (source) => source.readPools();
const readUpstreams: Read = (source) => source.readUpstreams();
const readMembership: Read = (source) => source.readMembership(POOL_ID);
const readQuotas: Read = (source) => source.readQuotas();

const LISTS: readonly [Read, string[]][] = [
  [readService, [...recordingsBetween(28, 28), ...recordingsBetween(114, 117)]],
  [readPools, [...recordingsBetween(29, 30), ...recordingsBetween(124, 146)]],
  [readUpstreams, recordingsBetween(159, 181)],
  [readMembership, recordingsBetween(172, 176)],
  [
    readQuotas,
    [...recordingsBetween(212, 236), ...recordingsBetween(453, 453), ...recordingsBetween(464, 465)],
  ],
];
const CASES = LISTS.flatMap(([read, names]) => names.map((name): [string, Read] => [name, read]));
const isSuccess = ([name]: [string, Read]) => recordedContent(recording(name)) !== null;
const SUCCESSES = CASES.filter(isSuccess);
const ERRORS = CASES.filter((item) => !isSuccess(item));

describeRecorded('pooler', 'every recorded list', () => {
  test.each(SUCCESSES)('%s: each row becomes an entity of the allow-list', async (name, read) => {
    const batch = await recordedValue(name, read);
    const rows = recordedContent(recording(name))?.items;
    if (batch.kind === 'membership') {
      const ids = rows?.map((row) => row.id);
      expect(batch.items).toMatchObject([{ id: POOL_ID, upstreamIds: ids }]);
    } else if (batch.kind !== 'service') {
      expect(batch.items.map((item) => item.id)).toEqual(rows?.map((row) => row.id));
    }
    for (const item of batch.items) expect(() => ENTITY_SCHEMAS[batch.kind].parse(item)).not.toThrow();
    expect(batch.note ?? '').not.toContain('could not be read');
  });

  test.each(ERRORS)('%s: an error becomes a typed outcome', async (name, read) => {
    const outcome = await readRecorded(name, read);
    expect(outcome.kind).toBe(/pool-not-found|pool-disabled/.test(name) ? 'not exposed' : expectedKind(name));
  });

  test.each(SUCCESSES)('%s: no identity of anybody gets through', async (name, read) => {
    const kept = JSON.stringify(await recordedValue(name, read));
    for (const secret of identitiesOf(recording(name).response.body)) expect(kept).not.toContain(secret);
  });

  test('the privacy check has something to find', () => {
    expect([...identitiesOf(recording('160').response.body)]).toEqual(
      expect.arrayContaining(['example-acct-05', 'ex***@example.com', 'Example Workspace 21']),
    );
    expect([...identitiesOf(recording('213').response.body)]).toContain('example-acct-06');
  });
});

const expectedKind = (name: string) => (name.includes('ambiguous') ? 'not ready' : 'malformed');

describeRecorded('pooler', 'what the recordings say', () => {
  test.each(['028', '114', '117'])('%s: the service names its version, tools and operator', async (name) => {
    const file = recordingsBetween(Number(name), Number(name))[0] ?? name;
    expect(await recordedValue(file, readService)).toEqual({
      kind: 'service',
      complete: true,
      items: [
        {
          id: 'pooler',
          version: '0.6.8',
          protocolVersion: '2026-07-28',
          supportedToolCount: 17,
          operatorStatus: 'active',
        },
      ],
    });
  });

  test('124: a Pool with its times, counts and strategy', async () => {
    const batch = await recordedValue('124', readPools);
    expect(batch.complete).toBe(true);
    expect(batch.items[1]).toEqual({
      id: '33b02187-c699-4964-aa6d-179802310e07',
      slug: 'example-batch',
      label: 'Example Batch',
      labelIsAlias: false,
      status: 'active',
      createdAtMs: Date.UTC(2026, 10, 21, 0, 7, 2, 973),
      updatedAtMs: Date.UTC(2026, 10, 21, 0, 7, 2, 973),
      disabledAtMs: null,
      apiKeyCount: 8,
      upstreamCount: 13,
      routingStrategy: 'quota_first',
    });
    expect(batch.items[3]).toMatchObject({ label: 'Example Empty', routingStrategy: null });
  });

  test('124: two Pools of the same name stay apart', async () => {
    const { items } = await recordedValue('124', readPools);
    expect(items[0]).toMatchObject({ label: expect.stringMatching(/^Example Primary \([0-9a-f]{8}\)$/) });
    expect(items[4]).toMatchObject({ label: expect.stringMatching(/^Example Primary \([0-9a-f]{8}\)$/) });
    expect(new Set(items.map((item) => ('label' in item ? item.label : item.id))).size).toBe(5);
  });

  test('125: as many Pools as the limit means there may be more', async () => {
    const batch = await recordedValue('125', readPools);
    expect(batch.complete).toBe(false);
    expect(batch.note).toContain('cut at 2 rows');
  });

  test('160: an upstream with its times and counts; a label that is an e-mail becomes an alias', async () => {
    const { items, complete } = await recordedValue('160', readUpstreams);
    expect(complete).toBe(true);
    expect(items.find((item) => item.id === '04947725-39b5-443e-8748-59e8082ba36f')).toMatchObject({
      label: 'example-upstream-20',
      labelIsAlias: false,
      status: 'paused',
      planFamily: 'team',
      workspaceRef: 'ws:14f251e6',
      assignmentCount: 2,
      activeAssignmentCount: 0,
    });
    expect(items.find((item) => item.id === '704a8bf5-2552-4a5f-aac1-fd60e785867d')).toMatchObject({
      label: expect.stringMatching(/^upstream-[0-9a-f]{8}$/),
      labelIsAlias: true,
    });
  });

  test('213: quota windows keep nulls, reasons and models; a cut list of windows says so', async () => {
    const { items } = await recordedValue('213', readQuotas);
    expect(items.find((item) => item.id === '8bfc387c-bef5-4562-a3df-aeb0e4430c87')).toEqual({
      id: '8bfc387c-bef5-4562-a3df-aeb0e4430c87',
      freshness: 'fresh',
      routingUsable: false,
      windowCount: 1,
      truncated: false,
      windows: [
        {
          kind: 'account_primary',
          scope: 'account',
          model: null,
          windowMinutes: 300,
          usedPercent: 40,
          resetAtMs: null,
          observedAtMs: Date.UTC(2026, 10, 21, 0, 7, 0, 909),
          freshness: 'fresh',
          routingUsable: false,
          unusableReason: 'reset_missing',
        },
      ],
    });
    const accounts = items.map((item) => ENTITY_SCHEMAS.quota.parse(item));
    expect(accounts.filter((account) => account.truncated).map((account) => account.windows.length)).toEqual([
      50,
    ]);
    const models = accounts.flatMap((account) => account.windows.map((window) => window.model));
    expect(models).toEqual(expect.arrayContaining(['gpt-5.4', 'upstream-gpt-5.5']));
  });

  test('214: a page from the middle of the list is not the whole list', async () => {
    expect((await recordedValue('214', readQuotas)).complete).toBe(false);
  });
});
