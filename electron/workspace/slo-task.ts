import type { OutcomeKind } from '../../shared/metadata/source.ts';
import type { MetricsEvidence } from '../../shared/slo/counters.ts';
import { REQUIRED_WINDOWS_MS } from '../../shared/slo/windows.ts';
import type { PollTask } from '../polling/scheduler.ts';
import type { ContractSource } from '../sources/codex-pdf/contract-source.ts';
import type { MetricsSource } from '../sources/metrics/contract.ts';
import type { PollRecord } from '../store/contract.ts';

export interface SloTaskConfig {
  readonly metrics: MetricsSource;
  /** Rows on the Pooler's own metrics; null where none are asked for. */
  readonly pooler: MetricsSource | null;
  /** What the scraped processes say of their versions; null where none is scraped. */
  readonly contract: ContractSource | null;
  readonly via: string;
  readonly intervalMs: number;
  readonly record: (poll: PollRecord) => Promise<void>;
  /** Called with new evidence; a failed read brings none, so the last verdicts stay, marked stale. */
  readonly onEvidence: (
    evidence: MetricsEvidence,
    atMs: number,
    pooler: MetricsEvidence | undefined,
  ) => Promise<void>;
}

/** Reads the metrics source and hands what it says to the evaluation. */
export function createSloTask({
  metrics,
  pooler,
  contract,
  via,
  intervalMs,
  record,
  onEvidence,
}: SloTaskConfig): PollTask {
  return {
    id: 'slo',
    intervalMs,
    async run(): Promise<OutcomeKind> {
      const outcome = await metrics.read(REQUIRED_WINDOWS_MS);
      const poolerEvidence = pooler === null ? undefined : await evidenceOf(pooler);
      const versions = await contract?.readDue();
      const { kind, observedAtMs, durationMs } = outcome;
      const notes = outcome.kind === 'ok' ? outcome.value.notes : [];
      const detail = outcome.kind === 'ok' ? ['Metrics read.', ...notes].join(' ') : outcome.detail;
      await record({
        source: 'slo',
        via,
        atMs: observedAtMs,
        durationMs,
        outcome: kind,
        detail,
        batches: versions == null ? [] : [versions],
      });
      if (outcome.kind === 'ok')
        await onEvidence({ kind: 'reading', reading: outcome.value }, observedAtMs, poolerEvidence);
      if (outcome.kind === 'not instrumented')
        await onEvidence({ kind: 'not instrumented' }, observedAtMs, poolerEvidence);
      return kind;
    },
  };
}

async function evidenceOf(source: MetricsSource): Promise<MetricsEvidence> {
  const outcome = await source.read(REQUIRED_WINDOWS_MS);
  return outcome.kind === 'ok'
    ? { kind: 'reading', reading: outcome.value }
    : { kind: 'no data', reason: outcome.detail };
}
