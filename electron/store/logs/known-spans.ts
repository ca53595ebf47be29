import type { LogSpan } from '../../../shared/metadata/log-coverage.ts';
import { mergeSpans, subtractSpans } from './spans.ts';

/** A covered stretch with the moment it became so. */
export interface KnownSpan extends LogSpan {
  readonly knownMs: number;
  /** Read as it happened: at a moment within it, it was covered up to that moment. */
  readonly live: boolean;
}

/** What is read within this time of its happening is read live; later reading is catching up. */
const LIVE_WITHIN_MS = 5 * 60_000;
/** Stretches that were caught up with in the same five minutes are kept as one. */
const SLICE_MS = 5 * 60_000;

/**
 * Adds a stretch that `knownMs` covered, oldest first: only what was not covered before is new. Neighbours of the
 * same kind become one, so that a day of polling is one span and a back-fill one for each five minutes of its work.
 */
export function addKnownSpan(spans: readonly KnownSpan[], covered: LogSpan, knownMs: number): KnownSpan[] {
  const added = subtractSpans(covered, spans).map((part) => ({
    ...part,
    knownMs,
    live: knownMs - part.fromMs <= LIVE_WITHIN_MS,
  }));
  const joined: KnownSpan[] = [];
  for (const span of [...spans, ...added].toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = joined.at(-1);
    if (last === undefined || !joins(last, span)) joined.push(span);
    else
      joined[joined.length - 1] = { ...last, toMs: span.toMs, knownMs: Math.max(last.knownMs, span.knownMs) };
  }
  return joined;
}

function joins(last: KnownSpan, next: KnownSpan): boolean {
  if (next.fromMs > last.toMs + 1 || last.live !== next.live) return false;
  return last.live || Math.floor(last.knownMs / SLICE_MS) === Math.floor(next.knownMs / SLICE_MS);
}

/** The stretches that were covered at `asOfMs`, disjoint, oldest first. */
export function spansAt(spans: readonly KnownSpan[], asOfMs: number): LogSpan[] {
  return mergeSpans(
    spans.flatMap((span) => {
      if (span.knownMs <= asOfMs) return [span];
      if (!span.live || span.fromMs > asOfMs) return [];
      return [{ fromMs: span.fromMs, toMs: Math.min(span.toMs, asOfMs) }];
    }),
  );
}
