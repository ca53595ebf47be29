import type { LogGap, LogSpan } from '../../../shared/metadata/log-coverage.ts';

/** Arithmetic on stretches of whole milliseconds, both ends included. */

/** The same time in the fewest spans, oldest first: those that overlap or touch become one. */
export function mergeSpans(spans: readonly LogSpan[]): LogSpan[] {
  const merged: LogSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1);
    if (last === undefined || span.fromMs > last.toMs + 1)
      merged.push({ fromMs: span.fromMs, toMs: span.toMs });
    else merged[merged.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, span.toMs) };
  }
  return merged;
}

/** What of `span` no other covers, oldest first. */
export function subtractSpans(span: LogSpan, others: readonly LogSpan[]): LogSpan[] {
  const left: LogSpan[] = [];
  let fromMs = span.fromMs;
  for (const other of mergeSpans(others)) {
    if (other.toMs < fromMs) continue;
    if (other.fromMs > span.toMs) break;
    if (other.fromMs > fromMs) left.push({ fromMs, toMs: other.fromMs - 1 });
    fromMs = other.toMs + 1;
  }
  if (fromMs <= span.toMs) left.push({ fromMs, toMs: span.toMs });
  return left;
}

/** Milliseconds in a span, both ends included. */
export function lengthOf({ fromMs, toMs }: LogSpan): number {
  return toMs - fromMs + 1;
}

/** Share (0..1) of `span` that the others cover together. */
export function coveredShare(span: LogSpan, others: readonly LogSpan[]): number {
  if (span.toMs < span.fromMs) return 0;
  const missing = subtractSpans(span, others).reduce((sum, left) => sum + lengthOf(left), 0);
  return 1 - missing / lengthOf(span);
}

/** What is left of a gap, with the estimate shared out by length and rounded up: a rest is never said to be empty. */
export function openParts(gap: LogGap, covered: readonly LogSpan[]): LogGap[] {
  return subtractSpans(gap, covered).map((part) => ({
    ...part,
    noticedAtMs: gap.noticedAtMs,
    estimatedRows:
      gap.estimatedRows === null ? null : Math.ceil((gap.estimatedRows * lengthOf(part)) / lengthOf(gap)),
  }));
}
