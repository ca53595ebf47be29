import type { Database } from 'better-sqlite3';
import { type Signal, signalSchema } from '../../shared/signals/signal.ts';
import { acknowledgementsTable } from './acknowledgements.ts';
import { joinFigures, MOVING_FIELDS, splitFigures } from './figures.ts';
import type { VersionsTable } from './versions.ts';

const KIND = 'signal';
/** Resolved signals stay readable this long (`Store.signals`). */
const RESOLVED_SHOWN_MS = 24 * 60 * 60_000;

/** Signals in time. Acknowledgements are kept beside them, so that no evaluation can undo one. */
export function signalsTable(database: Database, versions: VersionsTable) {
  const acknowledgements = acknowledgementsTable(database);

  return {
    acknowledge: acknowledgements.add,
    unacknowledge: acknowledgements.remove,
    /** Takes the whole list of one evaluation; what it no longer names has ended. */
    take(signals: readonly Signal[], atMs: number): void {
      const named = new Set(signals.map((signal) => signal.id));
      for (const signal of signals) {
        const body = signalSchema.parse({ ...signal, acknowledged: null });
        versions.observe(KIND, signal.id, atMs, splitFigures(body, MOVING_FIELDS.signal));
      }
      for (const row of versions.at(KIND, Number.MAX_SAFE_INTEGER)) {
        if (row.present && !named.has(row.id)) versions.end(KIND, row.id, atMs);
      }
    },
    at: (asOfMs: number): Signal[] =>
      versions.at(KIND, asOfMs).flatMap((row) => {
        if (!row.present) return [];
        const signal = signalSchema.parse(joinFigures(row, MOVING_FIELDS.signal));
        const isOld = signal.resolvedAtMs !== null && signal.resolvedAtMs < asOfMs - RESOLVED_SHOWN_MS;
        return isOld ? [] : [{ ...signal, acknowledged: acknowledgements.of(signal, asOfMs) }];
      }),
  };
}
