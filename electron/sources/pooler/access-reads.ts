import type { z } from 'zod';
import type { EntityBatch } from '../../../shared/metadata/entities.ts';
import { type AccessFilter, readAllOfPools } from './access-pages.ts';
import { batchOf } from './batch.ts';
import type { PoolerAccessSource } from './contract.ts';
import { distinguishLabels } from './labels.ts';
import type { NameBook } from './name-book.ts';
import { type PartPage, readInParts } from './partitioned-list.ts';
import { PoolerFailure } from './pooler-failure.ts';
import type { ToolCaller } from './tool-caller.ts';
import { inviteOf, inviteRow } from './wire/invite-row.ts';
import { type KeyRow, keyOf, keyRow } from './wire/key-row.ts';
import { type OperatorRow, operatorOf, operatorRow } from './wire/operator-row.ts';
import { cappedPage, invitesPage, operatorsPage } from './wire/pages.ts';
import { parseRows } from './wire/rows.ts';

/** Largest page of these lists, none of which has an offset (pooler-contract 10.1). */
const PAGE_LIMIT = 100;
const KEY_STATUSES = ['active', 'paused', 'revoked'];
const INVITE_STATUSES = ['active', 'accepted', 'revoked', 'expired'];
const OPERATOR_STATUSES = ['active', 'disabled'];

/** The reads of who may use a Pooler (pooler-contract 3.6, 3.10, 3.12). */
export function createAccessReads(
  tools: ToolCaller,
  isPublishable: (text: string) => boolean,
  names: NameBook,
): PoolerAccessSource {
  async function keyPage({ poolId, status }: AccessFilter): Promise<PartPage<KeyRow>> {
    const args = { limit: PAGE_LIMIT, ...named('pool_selector', poolId), ...named('status', status) };
    try {
      const page = await tools.read('list_pool_api_keys', cappedPage, args);
      return { ...parseRows(keyRow, page.items), full: page.count >= page.limit };
    } catch (error) {
      // A Pool that was disabled between two calls takes its keys with it (POOLER-T2).
      const gone =
        poolId !== undefined && error instanceof PoolerFailure && error.failure.kind === 'not exposed';
      if (gone) return { rows: [], unreadable: 0, full: false };
      throw error;
    }
  }

  /** These lists tell their total: a page is full where it holds less than that. */
  async function countedPage<T>(
    tool: string,
    schema: typeof invitesPage | typeof operatorsPage,
    row: z.ZodType<T>,
    args: Readonly<Record<string, string>>,
  ): Promise<PartPage<T> & { readonly total: number }> {
    const page = await tools.read(tool, schema, { limit: PAGE_LIMIT, ...args });
    return { ...parseRows(row, page.items), full: page.items.length < page.total, total: page.total };
  }

  async function readKeys(poolIds: readonly string[]): Promise<EntityBatch<'key'>> {
    const list = await readAllOfPools(keyPage, poolIds, KEY_STATUSES);
    const keys = distinguishLabels(list.rows.map((row) => keyOf(row, isPublishable)));
    names.note('key', keys);
    return batchOf('key', 'list_pool_api_keys', keys, {
      ...list,
      capNote: `More than ${PAGE_LIMIT} keys of a Pool share a status, and a list is cut there: some may be missing.`,
    });
  }

  async function readOperators(): Promise<EntityBatch<'operator'>> {
    const tool = 'list_operators';
    const list = await readInParts<OperatorRow, { readonly status?: string }>(
      ({ status }) => countedPage(tool, operatorsPage, operatorRow, named('status', status)),
      {},
      ({ status }) => (status === undefined ? OPERATOR_STATUSES.map((word) => ({ status: word })) : []),
    );
    return batchOf('operator', tool, list.rows.map(operatorOf), {
      ...list,
      capNote: `More than ${PAGE_LIMIT} operators share a status, and a list is cut there: some may be missing.`,
    });
  }

  async function readInvites(poolIds: readonly string[]): Promise<EntityBatch<'invite'>> {
    const tool = 'list_invites';
    let total = 0;
    const list = await readAllOfPools(
      async ({ poolId, status }) => {
        const args = { ...named('pool_id', poolId), ...named('status', status) };
        const page = await countedPage(tool, invitesPage, inviteRow, args);
        if (poolId === undefined) total = page.total;
        return page;
      },
      poolIds,
      INVITE_STATUSES,
    );
    return batchOf('invite', tool, list.rows.map(inviteOf), {
      ...list,
      // A status filter the server does not know is ignored, and called applied (pooler-contract 13.3): counted
      // against the total of the whole list instead of trusted.
      complete: list.complete && list.rows.length >= total,
      capNote: `More than ${PAGE_LIMIT} invites of a Pool share a status, and a list is cut there: some may be missing.`,
    });
  }

  return {
    readKeys: tools.outcomeOf(readKeys),
    readOperators: tools.outcomeOf(readOperators),
    readInvites: tools.outcomeOf(readInvites),
  };
}

/** An argument that is given only where it has a value: the server refuses an explicit null (pooler-contract 13.3). */
function named(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}
