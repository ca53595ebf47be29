import { expect, it } from 'vitest';
import type { EntityBatch } from '../../shared/metadata/entities.ts';
import type { SourceOutcome } from '../../shared/metadata/source.ts';
import { pool, upstream } from '../../shared/metadata/testing/records.ts';
import type { PoolerSource } from '../sources/pooler/contract.ts';
import type { PollRecord } from '../store/contract.ts';
import { createKeepPoll } from './keep-poll.ts';
import { createPollTasks } from './poll-tasks.ts';

const OK = { kind: 'ok', observedAtMs: 1, durationMs: 1 } as const;

/** A Pooler of many Pools that notes which memberships were asked for. */
function poolerOf(poolCount: number, asked: string[]): PoolerSource {
  const unused = async (): Promise<never> => {
    throw new Error('not part of this test');
  };
  return {
    readService: async () => ({ ...OK, value: { kind: 'service', items: [], complete: true } }),
    readPools: async () => ({
      ...OK,
      value: {
        kind: 'pool',
        items: Array.from({ length: poolCount }, (_, index) => pool(`p${index}`)),
        complete: poolCount < 100,
      },
    }),
    readUpstreams: async () => ({
      ...OK,
      value: { kind: 'upstream', items: [upstream('u1')], complete: true },
    }),
    async readMembership(id): Promise<SourceOutcome<EntityBatch<'membership'>>> {
      asked.push(id);
      const items = [{ id, upstreamIds: ['u1'], truncated: false }];
      return { ...OK, value: { kind: 'membership', items, complete: true } };
    },
    readQuotas: unused,
    readGateway: unused,
    readKeys: unused,
    readOperators: unused,
    readInvites: unused,
    readRequestPage: unused,
    readRequest: unused,
    readAuditPage: unused,
    close: async () => {},
  };
}

function inventoryOf(pooler: PoolerSource) {
  const records: PollRecord[] = [];
  const tasks = createPollTasks({
    pooler,
    budget: { run: (call) => call() },
    keep: createKeepPoll(
      () => 'mcp',
      async (record) => void records.push(record),
    ),
  });
  const inventory = tasks.find((task) => task.id === 'inventory');
  if (inventory === undefined) throw new Error('there is no inventory task');
  return { run: inventory.run, records };
}

it('reads every membership in the first round and a few in turn afterwards', async () => {
  const asked: string[] = [];
  const { run } = inventoryOf(poolerOf(20, asked));
  await run();
  expect(new Set(asked).size).toBe(20);
  asked.length = 0;
  for (let round = 0; round < 5; round += 1) await run();
  expect(asked).toHaveLength(5 * 8);
  expect(new Set(asked).size).toBe(20);
});

it('says "at least" of a list that a page cap may have cut', async () => {
  const { run, records } = inventoryOf(poolerOf(100, []));
  await run();
  expect(records.find((record) => record.source === 'pools')?.detail).toBe('at least 100 Pools read');
});

it('keeps the upstreams it could read when a membership fails, and reports the failure', async () => {
  const pooler = poolerOf(2, []);
  const failing: PoolerSource = {
    ...pooler,
    readMembership: async () => ({ kind: 'overloaded', detail: 'Busy.', observedAtMs: 1, durationMs: 1 }),
  };
  const { run, records } = inventoryOf(failing);
  expect(await run()).toBe('overloaded');
  const record = records.find(({ source }) => source === 'upstreams');
  expect(record).toMatchObject({ outcome: 'overloaded', detail: 'Busy.' });
  expect(record?.batches.map(({ kind }) => kind)).toEqual(['upstream']);
});

it('takes a Pool that vanished between two calls for no failure', async () => {
  const pooler = poolerOf(2, []);
  const vanished: PoolerSource = {
    ...pooler,
    readMembership: async () => ({ kind: 'not exposed', detail: 'Gone.', observedAtMs: 1, durationMs: 1 }),
  };
  expect(await inventoryOf(vanished).run()).toBe('ok');
});
