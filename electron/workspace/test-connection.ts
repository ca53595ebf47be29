import type { CheckStep } from '../../shared/api/ports.ts';
import type { EntityBatch } from '../../shared/metadata/entities.ts';
import type { Profile, ProfileSecrets } from '../../shared/metadata/profile.ts';
import type { SourceOutcome } from '../../shared/metadata/source.ts';
import type { CounterStore } from '../../shared/slo/counters.ts';
import { WINDOW_MS } from '../../shared/slo/windows.ts';
import { checkDatabase } from '../sources/database/check-database.ts';
import { connect, databaseConfigOf } from './connection.ts';

/** A test must not leave samples behind: what it scrapes is dropped. */
const FORGETFUL_COUNTERS: CounterStore = {
  recordScrapes: async () => {},
  increases: async () => ({ windows: new Map(), interleaved: [], retentionMs: null, notes: [] }),
};

function stepOf<T>(step: string, outcome: SourceOutcome<T>, success: (value: T) => string): CheckStep {
  const { kind, durationMs } = outcome;
  return {
    step,
    ok: kind === 'ok',
    durationMs,
    message: outcome.kind === 'ok' ? success(outcome.value) : outcome.detail,
  };
}

function rows(batch: EntityBatch, noun: string): string {
  return `${batch.complete ? '' : 'At least '}${batch.items.length} ${noun} visible to this operator.`;
}

/**
 * Tries a connection step by step, each with its result and duration, without keeping anything. Later steps run even
 * when an earlier one fails, so that one run shows everything that is wrong.
 */
export async function testConnection(
  profile: Profile,
  secrets: ProfileSecrets,
  nowMs: () => number,
): Promise<CheckStep[]> {
  const connection = connect(profile, () => secrets, { nowMs, demo: false, name: profile.name });
  const steps: CheckStep[] = [];
  try {
    if (connection.pooler !== null) {
      steps.push(
        stepOf('Gateway health', await connection.pooler.readGateway(), (batch) =>
          batch.items[0]?.ready === true
            ? 'Alive and ready.'
            : 'Alive, but not ready: draining or without database.',
        ),
        stepOf('MCP token and switches', await connection.pooler.readService(), (batch) => {
          const service = batch.items[0];
          return `Codex Pooler ${service?.version ?? 'of unknown version'}, ${service?.supportedToolCount ?? 0} tools.`;
        }),
        stepOf('Pools', await connection.pooler.readPools(), (batch) => rows(batch, 'Pools')),
        stepOf('Quota evidence', await connection.pooler.readQuotas(), (batch) => rows(batch, 'accounts')),
      );
    }
    const metrics = connection.metrics?.(FORGETFUL_COUNTERS, []) ?? null;
    if (metrics !== null) {
      const label = metrics.via === 'prometheus' ? 'Prometheus query' : 'codex-pdf /metrics';
      steps.push(
        stepOf(label, await metrics.read([WINDOW_MS['5m']]), (reading) =>
          ['Readable.', ...reading.notes].join(' '),
        ),
      );
      await metrics.close();
    }
    const database = databaseConfigOf(profile, () => secrets, nowMs);
    if (database !== null) {
      const checks = await checkDatabase(database);
      steps.push(...checks.map(({ step, outcome }) => stepOf(step, outcome, (found) => found)));
    }
  } finally {
    await connection.close();
  }
  return steps;
}
