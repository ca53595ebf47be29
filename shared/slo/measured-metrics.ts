import type { Readable } from './catalogue/row.ts';
import { SERIES } from './select.ts';

/** The sample names a measure is read from: it has a history no longer than the shortest of theirs. */
export function measuredMetrics(measure: Readable['measure']): readonly string[] {
  switch (measure.kind) {
    case 'success share':
      return [SERIES.requests];
    case 'shadow share':
      return [SERIES.requests, SERIES.lookups];
    case 'quantile':
      return measure.hitsCounted ? [SERIES.secondsBucket, SERIES.lookups] : [SERIES.secondsBucket];
    case 'hit share':
      return [SERIES.lookups];
    case 'capped share':
    case 'ok share':
      return [SERIES.aiCalls];
    case 'counter share':
      return [measure.part.metric, measure.of.metric];
    case 'histogram quantile':
      return [`${measure.histogram.metric}_bucket`];
  }
}
