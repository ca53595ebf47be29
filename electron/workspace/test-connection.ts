import type { CheckStep } from '../../shared/api/check-step.ts';
import type { EntityBatch } from '../../shared/metadata/entities.ts';
import type { GatewayTraffic } from '../../shared/metadata/gateway-traffic.ts';
import type { Profile, ProfileSecrets } from '../../shared/metadata/profile.ts';
import type { SourceOutcome } from '../../shared/metadata/source.ts';
import type { CounterStore } from '../../shared/slo/counters.ts';
import { WINDOW_MS } from '../../shared/slo/windows.ts';
import { checkDatabase } from '../sources/database/check-database.ts';
import type { DatabaseConfig } from '../sources/database/config.ts';
import type { PoolerSource } from '../sources/pooler/contract.ts';
import { type Connection, connect, databaseConfigOf } from './connection.ts';

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

async function poolerSteps(pooler: PoolerSource): Promise<CheckStep[]> {
  return [
    stepOf('Gateway health', await pooler.readGateway(), (batch) =>
      batch.items[0]?.ready === true
        ? 'Alive and ready.'
        : 'Alive, but not ready: draining or without database.',
    ),
    stepOf('MCP token and switches', await pooler.readService(), (batch) => {
      const service = batch.items[0];
      return `Codex Pooler ${service?.version ?? 'of unknown version'}, ${service?.supportedToolCount ?? 0} tools.`;
    }),
    stepOf('Pools', await pooler.readPools(), (batch) => rows(batch, 'Pools')),
    stepOf('Quota evidence', await pooler.readQuotas(), (batch) => rows(batch, 'accounts')),
  ];
}

/** What is said of metrics that can be read, by who else may read them (pooler-contract 1.2.1). */
const READABLE: Readonly<Record<GatewayTraffic['exposure'], string>> = {
  open: 'Readable, by anybody: the Pooler has no metrics token.',
  protected: 'Readable with the metrics token.',
  unavailable: 'Readable.',
  unknown: 'Readable.',
};

async function metricsSteps({ gatewayTraffic, metrics }: Connection): Promise<CheckStep[]> {
  const steps: CheckStep[] = [];
  const traffic = gatewayTraffic?.(FORGETFUL_COUNTERS, []) ?? null;
  if (traffic !== null) {
    steps.push(stepOf('Gateway metrics', await traffic.read(), ({ exposure }) => READABLE[exposure]));
    await traffic.close();
  }
  const ofCodexPdf = metrics?.(FORGETFUL_COUNTERS, []) ?? null;
  if (ofCodexPdf !== null) {
    const step = ofCodexPdf.via === 'prometheus' ? 'Prometheus query' : 'codex-pdf /metrics';
    const outcome = await ofCodexPdf.read([WINDOW_MS['5m']]);
    steps.push(stepOf(step, outcome, ({ notes }) => ['Readable.', ...notes].join(' ')));
    await ofCodexPdf.close();
  }
  return steps;
}

async function databaseSteps(config: DatabaseConfig | null): Promise<CheckStep[]> {
  const checks = config === null ? [] : await checkDatabase(config);
  return checks.map(({ step, outcome }) => stepOf(step, outcome, (found) => found));
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
  try {
    return [
      ...(connection.pooler === null ? [] : await poolerSteps(connection.pooler)),
      ...(await metricsSteps(connection)),
      ...(await databaseSteps(databaseConfigOf(profile, () => secrets, nowMs))),
    ];
  } finally {
    await connection.close();
  }
}
