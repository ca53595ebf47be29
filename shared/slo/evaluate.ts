import { isAiRow, type Readable, readable, type SloRow } from './catalogue/row.ts';
import { PUBLISHED_ROWS } from './catalogue/rows.ts';
import type { MetricsEvidence, MetricsReading, SeriesIncrease } from './counters.ts';
import { measuredMetrics } from './measured-metrics.ts';
import type { SloRowResult } from './result.ts';
import { judgeCappedShare, judgeOkShare } from './rows/ai.ts';
import { judgeShadowShare, judgeSuccessShare } from './rows/availability.ts';
import { judgeHitShare } from './rows/cache.ts';
import { type Finding, withoutNumbers } from './rows/finding.ts';
import { judgeLatency } from './rows/latency.ts';
import { judgeCounterShare, judgeHistogram } from './rows/own.ts';
import { hasAiSeries, hasRenamedEndpoint, ofReplica, replicasOf } from './select.ts';
import { interleaveAdvice, spoiling } from './trust.ts';
import { shortfall, WINDOW_MS, type WindowName } from './windows.ts';
import { sentences } from './wording.ts';

export interface EvaluationContext {
  /** The rows to judge, in the order of the answer. */
  readonly rows: readonly SloRow[];
  /** Judges every row over this window instead of its own, to show the two side by side. */
  readonly window?: WindowName;
}

/** Judges every row on what was read; always one result per row, in order (slo-contract 3 and 4). */
export function evaluateSlo(
  evidence: MetricsEvidence,
  context: EvaluationContext = { rows: PUBLISHED_ROWS },
): SloRowResult[] {
  return context.rows.map((row) => evaluateRow(row, evidence, context.window));
}

/** Judges one row over its own window or another. */
export function evaluateRow(
  row: SloRow,
  evidence: MetricsEvidence,
  window: WindowName = row.window,
): SloRowResult {
  const { finding, coverage } = judge(row, evidence, window);
  return {
    id: row.id,
    class: row.class,
    target: row.target,
    unit: row.unit,
    window,
    scope: row.scope,
    coverage,
    ...finding,
  };
}

/** The same rows replica by replica, judged by the same code: bands are per replica (slo-contract 9.1). */
export function evaluateReplicas(
  reading: MetricsReading,
  context?: EvaluationContext,
): ReadonlyMap<string, SloRowResult[]> {
  return new Map(
    replicasOf(reading).map((replica) => [
      replica,
      evaluateSlo({ kind: 'reading', reading: ofReplica(reading, replica) }, context),
    ]),
  );
}

interface Judged {
  readonly finding: Finding;
  readonly coverage: number | null;
}

function judge(row: SloRow, evidence: MetricsEvidence, window: WindowName): Judged {
  const said = (finding: Finding): Judged => ({ finding, coverage: null });
  if (evidence.kind === 'reading' && isAiRow(row) && !hasAiSeries(evidence.reading)) {
    return said(
      withoutNumbers(
        'not enabled',
        'The service exposes no AI call, so AI never ran on it (CODEX_AI_ENABLED).',
      ),
    );
  }
  const source = readable(row);
  if (source === null) return said(withoutNumbers('not measurable', row.why));
  if (evidence.kind === 'not instrumented') {
    return said(
      withoutNumbers(
        'not instrumented',
        'The service answers /metrics with 503: its image lacks prometheus_client. It is up, but counts nothing.',
      ),
    );
  }
  if (evidence.kind === 'no data') return said(withoutNumbers('no data', evidence.reason));
  const { reading } = evidence;
  const interleaved = spoiling(reading.interleaved, WINDOW_MS[window]);
  if (interleaved.length > 0) return said(withoutNumbers('untrustworthy', interleaveAdvice(interleaved)));
  const increases = reading.windows.get(WINDOW_MS[window]);
  if (increases === undefined) return said(withoutNumbers('no data', `No reading covers ${window}.`));
  const finding = judgeReadable(row, source, reading, increases.series);
  const coverage = Math.min(
    increases.coverage,
    ...measuredMetrics(source.measure).map((name) => increases.shorter?.get(name) ?? 1),
  );
  return {
    coverage,
    finding: {
      ...finding,
      why: sentences(
        finding.why,
        provisional(window, coverage, reading.retentionMs),
        hasRenamedEndpoint(increases.series)
          ? 'The scrape configuration renames the label to exported_endpoint; that one was used (SLO-T11).'
          : null,
      ),
    },
  };
}

function judgeReadable(
  row: SloRow,
  { measure, target }: Readable,
  reading: MetricsReading,
  series: readonly SeriesIncrease[],
): Finding {
  switch (measure.kind) {
    case 'success share':
      return judgeSuccessShare(row, target, measure.endpoints, series);
    case 'shadow share':
      return judgeShadowShare(row, target, measure.endpoint, series);
    case 'quantile':
      return judgeLatency(row, target, measure, series);
    case 'hit share':
      return judgeHitShare(target, measure.endpoint, series);
    case 'capped share':
      return judgeCappedShare(row, target, series, reading.windows.get(WINDOW_MS['1h'])?.series ?? []);
    case 'ok share':
      return judgeOkShare(row, target, measure.aiKind, series);
    case 'counter share':
      return judgeCounterShare(row, target, measure, series);
    case 'histogram quantile':
      return judgeHistogram(row, target, measure, series);
  }
}

/** Under full coverage every verdict is provisional, and nothing is ever scaled up (slo-contract 9.3). */
function provisional(window: WindowName, coverage: number, retentionMs: number | null): string | null {
  const held = shortfall(window, coverage);
  if (held === null) return null;
  const neverFull = retentionMs !== null && retentionMs < WINDOW_MS[window];
  return sentences(
    `Provisional: ${held} have data.`,
    neverFull
      ? `The server keeps ${Math.floor(retentionMs / WINDOW_MS['1d'])} days, so it can never fill the window.`
      : null,
  );
}
