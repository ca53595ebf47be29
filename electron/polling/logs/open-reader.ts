import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import type { PoolerLogSource } from '../../sources/pooler/contract.ts';
import type { LogStore, OpenRequest } from '../../store/log-contract.ts';
import { type OpenRead, planOpenReads } from './open-requests.ts';
import type { HeldRow } from './recent-rows.ts';

/** Open requests that are considered in one round, those longest unread first. */
const CONSIDERED = 200;

export interface OpenReader {
  /**
   * Looks again at requests that were open when last read, with at most `room` calls. The value is what was read;
   * null where there was nothing to ask. Rejects only where the store does.
   */
  round(room: number): Promise<SourceOutcome<readonly HeldRow[]> | null>;
}

export function createOpenReader(
  source: Pick<PoolerLogSource, 'readRequestPage' | 'readRequest'>,
  store: Pick<LogStore, 'openRequests' | 'recordRequests'>,
  nowMs: () => number,
): OpenReader {
  /** When a request was asked for in vain, gone with its Pool: it takes its turn like one that was read. */
  const inVain = new Map<string, number>();
  /** More requests than a page holds share the millisecond of these. */
  const alone = new Set<string>();
  let turn = 0;

  async function openRequests(): Promise<OpenRequest[]> {
    const open = await store.openRequests(CONSIDERED);
    const ids = new Set(open.map(({ id }) => id));
    for (const id of inVain.keys()) if (!ids.has(id)) inVain.delete(id);
    for (const id of alone) if (!ids.has(id)) alone.delete(id);
    return open.map((request) => ({
      ...request,
      readAtMs: Math.max(request.readAtMs, inVain.get(request.id) ?? request.readAtMs),
    }));
  }

  async function read(plan: OpenRead): Promise<SourceOutcome<readonly RequestLog[]>> {
    if (plan.kind === 'row') {
      const outcome = await source.readRequest(plan.id);
      return outcome.kind === 'ok'
        ? { ...outcome, value: outcome.value === null ? [] : [outcome.value.row] }
        : outcome;
    }
    const status = plan.kind === 'status' ? [plan.status] : [];
    const outcome = await source.readRequestPage(plan.range, 0, ...status);
    return outcome.kind === 'ok' ? { ...outcome, value: outcome.value.rows } : outcome;
  }

  /** A page may end before the older neighbours: only the row it is for should be on it. */
  function noteMissing(plan: OpenRead, rows: readonly RequestLog[], atMs: number): void {
    if (plan.kind === 'status') return;
    const id = plan.kind === 'row' ? plan.id : plan.ids[0];
    if (id === undefined || rows.some((row) => row.id === id)) return;
    if (plan.kind === 'page') alone.add(id);
    else inVain.set(id, atMs);
  }

  return {
    async round(room) {
      const reads = planOpenReads(await openRequests(), nowMs(), room, turn, alone);
      turn += 1;
      const held: HeldRow[] = [];
      let last: SourceOutcome<readonly HeldRow[]> | null = null;
      for (const plan of reads) {
        const outcome = await read(plan);
        if (outcome.kind !== 'ok') return outcome;
        const { value: rows, observedAtMs } = outcome;
        noteMissing(plan, rows, observedAtMs);
        if (rows.length > 0) {
          await store.recordRequests({ rows, observedAtMs, covers: null, gap: null, backfill: null });
        }
        held.push(...rows.map((row) => ({ id: row.id, atMs: row.admittedAtMs })));
        last = { ...outcome, value: held };
      }
      return last;
    },
  };
}
