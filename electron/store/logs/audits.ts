import type { Database } from 'better-sqlite3';
import type { AuditQuery, LogPage } from '../../../shared/api/log-queries.ts';
import { type AuditEvent, auditEventSchema } from '../../../shared/metadata/audit-log.ts';
import { auditConditions } from './audit-conditions.ts';
import { type Column, decodeCells, encodeRow, selectColumns } from './columns.ts';
import { compactId, fullId } from './compact-id.ts';
import { freeKeys } from './free-key.ts';
import type { Taken } from './history-table.ts';
import { readPage } from './page.ts';
import { rangeOf } from './range.ts';
import { timeOfKey } from './time-key.ts';
import { walker } from './walk.ts';
import type { WordNumbers, WordsTable } from './words.ts';

const COLUMNS: readonly Column<AuditEvent>[] = [
  { field: 'actorType', column: 'actor_type', kind: 'word' },
  { field: 'actorId', column: 'actor', kind: 'word' },
  { field: 'actorLabel', column: 'actor_label', kind: 'word' },
  { field: 'poolId', column: 'pool', kind: 'word' },
  { field: 'poolLabel', column: 'pool_label', kind: 'word' },
  { field: 'action', column: 'action', kind: 'word' },
  { field: 'targetType', column: 'target_type', kind: 'word' },
  { field: 'targetId', column: 'target_id', kind: 'plain' },
  { field: 'outcome', column: 'outcome', kind: 'word' },
  { field: 'correlationId', column: 'correlation_id', kind: 'plain' },
  { field: 'facts', column: 'facts', kind: 'json' },
];

/** The history of the audit log: what happened does not change, so the first reading of an event is kept. */
export function auditsTable(database: Database, words: WordsTable) {
  const walk = walker(database, 'audit');
  const names = COLUMNS.map(({ column }) => column);
  const select = `audit.key AS key, audit.id AS id, ${selectColumns('audit', COLUMNS)}`;
  const one = database.prepare<[string | Buffer], Record<string, unknown>>(
    `SELECT ${select} FROM audit WHERE id = ?`,
  );
  const find = database.prepare<[string | Buffer], { key: number }>('SELECT key FROM audit WHERE id = ?');
  const freeKey = freeKeys(database, 'audit');
  const insert = database.prepare<(string | Buffer | number | null)[]>(
    `INSERT INTO audit (key, id, known_ms, ${names.join(', ')}) VALUES (?, ?, ?, ${names.map(() => '?').join(', ')})`,
  );
  const known = database.prepare<{ key: number; observedAtMs: number }>(
    'UPDATE audit SET known_ms = @observedAtMs WHERE key = @key AND known_ms > @observedAtMs',
  );
  const decode = (selected: Readonly<Record<string, unknown>>) => {
    const key = Number(selected.key);
    const fields = {
      ...decodeCells(selected, COLUMNS),
      id: fullId(selected.id),
      occurredAtMs: timeOfKey(key),
    };
    return { key, row: auditEventSchema.parse(fields) };
  };
  const keyOf = (id: string): number | null => find.get(compactId(id))?.key ?? null;

  const takeOne = (event: AuditEvent, observedAtMs: number, numbers: WordNumbers): Taken => {
    const held = keyOf(event.id);
    if (held !== null) {
      known.run({ key: held, observedAtMs });
      return { effect: 'same', key: held };
    }
    const key = freeKey(event.occurredAtMs);
    insert.run(key, compactId(event.id), observedAtMs, ...encodeRow(event, COLUMNS, numbers));
    return { effect: 'added', key };
  };

  return {
    /** Parses the events of one page and adds those that are not there yet. */
    take(items: readonly unknown[], observedAtMs: number): Taken[] {
      const numbers = words.numbers();
      return items.map((item) => takeOne(auditEventSchema.parse(item), observedAtMs, numbers));
    },
    isKnown: (id: string): boolean => keyOf(id) !== null,
    byId(id: string): AuditEvent | null {
      const selected = one.get(compactId(id));
      return selected === undefined ? null : decode(selected).row;
    },
    page: (query: AuditQuery): LogPage<AuditEvent> =>
      readPage({ select, decode, keyOf, replacedAfter: () => [] }, walk, {
        conditions: auditConditions(query, words),
        range: rangeOf(query),
        after: query.after,
        limit: query.limit,
        matches: () => false,
      }),
  };
}
