import type { CounterSample } from '../../../shared/slo/counters.ts';
import { type ExpositionLine, nameOfLine, parseExpositionLine } from './exposition-line.ts';
import { COUNTER_NAMES, CREATED_NAMES, keepLabels, seriesKey } from './families.ts';

/** What a `/metrics` body turned out to be. */
export type Exposition =
  /** Of codex-pdf. `samples` may be empty: a labelled series does not exist before its first use (slo-contract 1.2). */
  | { readonly kind: 'codex'; readonly samples: readonly CounterSample[] }
  /** Metrics, but none of codex-pdf's families. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'malformed'; readonly reason: 'truncated' | 'not metrics' | 'unreadable line' };

const TYPE_LINE =
  /^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (?:counter|gauge|histogram|summary|info|unknown|untyped)\b/;
const OUR_PREFIX = /^codex_(?:api|ai)_/;

/**
 * Reads a Prometheus text (0.0.4, 1.0.0) or OpenMetrics body into the counters of the allow-list. Foreign
 * lines are skipped unread. An unreadable line of one of our families refuses the whole body, as Prometheus
 * does: a series missing from one scrape would later look newborn (SLO-T7).
 */
export function readExposition(text: string): Exposition {
  // Every line of the format ends in a line feed; a last number without one may have lost digits.
  if (text !== '' && !text.endsWith('\n')) {
    return { kind: 'malformed', reason: looksLikeMetrics(text) ? 'truncated' : 'not metrics' };
  }
  const counters = new Map<string, CounterSample>();
  const createdAtMs = new Map<string, number>();
  let ours = false;
  let anyType = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const type = TYPE_LINE.exec(line)?.[1];
    if (type !== undefined) {
      anyType = true;
      ours ||= OUR_PREFIX.test(type);
    }
    const name = nameOfLine(line);
    if (name === null || !isRead(name)) continue;
    const sample = parseExpositionLine(line);
    if (sample === null) return { kind: 'malformed', reason: 'unreadable line' };
    ours = true;
    take(sample, counters, createdAtMs);
  }
  if (!ours) return anyType ? { kind: 'foreign' } : { kind: 'malformed', reason: 'not metrics' };
  return { kind: 'codex', samples: [...counters.values()].map((one) => withCreation(one, createdAtMs)) };
}

function looksLikeMetrics(text: string): boolean {
  return text.split('\n').some((line) => TYPE_LINE.test(line));
}

function isRead(name: string): boolean {
  return Object.hasOwn(COUNTER_NAMES, name) || Object.hasOwn(CREATED_NAMES, name);
}

function take(
  { name, labels, value }: ExpositionLine,
  counters: Map<string, CounterSample>,
  createdAtMs: Map<string, number>,
): void {
  const kept = keepLabels(COUNTER_NAMES[name]?.labels ?? CREATED_NAMES[name] ?? [], labels);
  // A counter that is NaN, infinite or negative says nothing, like one that is absent.
  if (kept === null || !Number.isFinite(value) || value < 0) return;
  const key = seriesKey(name, kept);
  // A label that is not kept can split what is one series for us; its parts belong to one process.
  if (Object.hasOwn(COUNTER_NAMES, name)) {
    const before = counters.get(key)?.value ?? 0;
    counters.set(key, { name, labels: kept, value: before + value, createdAtMs: null });
  } else {
    createdAtMs.set(key, Math.max(createdAtMs.get(key) ?? 0, Math.round(value * 1000)));
  }
}

function withCreation(sample: CounterSample, createdAtMs: ReadonlyMap<string, number>): CounterSample {
  const { le: _, ...child } = sample.labels;
  const created = COUNTER_NAMES[sample.name]?.created ?? '';
  return { ...sample, createdAtMs: createdAtMs.get(seriesKey(created, child)) ?? null };
}
