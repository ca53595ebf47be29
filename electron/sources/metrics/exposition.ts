import type { CounterSample } from '../../../shared/slo/counters.ts';
import { type ExpositionLine, nameOfLine, parseExpositionLine } from './exposition-line.ts';
import { createdNames, type Families, keepLabels, type Labels, seriesKey } from './families.ts';

/** What is read of an exposition, and how the service is recognised. */
export interface ExpositionPlan {
  readonly counters: Families;
  /** Sample names whose present value is read, with the labels that are kept. */
  readonly gauges: Readonly<Record<string, readonly string[]>>;
  /** What the names of the service's own families begin with. */
  readonly ownNames: RegExp;
}

/** The present value of a gauge. */
export interface GaugeSample {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

/** What a `/metrics` body turned out to be. */
export type Exposition =
  /** Of the service. Both lists may be empty: a labelled series does not exist before its first use (slo-contract 1.2). */
  | {
      readonly kind: 'read';
      readonly samples: readonly CounterSample[];
      readonly gauges: readonly GaugeSample[];
    }
  /** Metrics, but none of the service's families. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'malformed'; readonly reason: 'truncated' | 'not metrics' | 'unreadable line' };

const TYPE_LINE =
  /^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|info|unknown|untyped)\b/;

/**
 * Reads a Prometheus text (0.0.4, 1.0.0) or OpenMetrics body into the counters and gauges of the plan. Foreign lines
 * are skipped unread. An unreadable line of a planned family refuses the whole body, as Prometheus does: a series
 * missing from one scrape would later look newborn (SLO-T7).
 *
 * POOLER-T13: TYPE lines decide. A gauge is never taken for a counter, nor a counter for a gauge, whatever their names.
 */
export function readExposition(text: string, plan: ExpositionPlan): Exposition {
  // Every line of the format ends in a line feed; a last number without one may have lost digits.
  if (text !== '' && !text.endsWith('\n')) {
    return { kind: 'malformed', reason: looksLikeMetrics(text) ? 'truncated' : 'not metrics' };
  }
  const taking = takingBy(plan);
  const types = new Map<string, string>();
  let ours = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const [, family, type] = TYPE_LINE.exec(line) ?? [];
    if (family !== undefined && type !== undefined) {
      types.set(family, type);
      ours ||= plan.ownNames.test(family);
    }
    const name = nameOfLine(line);
    if (name === null || !taking.isRead(name, types)) continue;
    const sample = parseExpositionLine(line);
    if (sample === null) return { kind: 'malformed', reason: 'unreadable line' };
    ours = true;
    taking.take(sample);
  }
  if (!ours) return types.size > 0 ? { kind: 'foreign' } : { kind: 'malformed', reason: 'not metrics' };
  return { kind: 'read', ...taking.taken() };
}

function looksLikeMetrics(text: string): boolean {
  return text.split('\n').some((line) => TYPE_LINE.test(line));
}

/** False for a name that is declared as something else than a counter or a part of a histogram. */
function mayCount(name: string, types: ReadonlyMap<string, string>): boolean {
  const declared = types.get(name);
  return declared === undefined || declared === 'counter' || declared === 'unknown' || declared === 'untyped';
}

/** Collects what the plan names. */
function takingBy(plan: ExpositionPlan) {
  const created = createdNames(plan.counters);
  const counters = new Map<string, CounterSample>();
  const createdAtMs = new Map<string, number>();
  const gauges = new Map<string, GaugeSample>();

  const withCreation = (sample: CounterSample): CounterSample => {
    const { le: _, ...child } = sample.labels;
    const gauge = plan.counters[sample.name]?.created ?? '';
    return { ...sample, createdAtMs: createdAtMs.get(seriesKey(gauge, child)) ?? null };
  };

  return {
    isRead(name: string, types: ReadonlyMap<string, string>): boolean {
      if (Object.hasOwn(plan.gauges, name)) return types.get(name) === 'gauge';
      return Object.hasOwn(created, name) || (Object.hasOwn(plan.counters, name) && mayCount(name, types));
    },
    take({ name, labels, value }: ExpositionLine): void {
      const allowed = plan.gauges[name] ?? plan.counters[name]?.labels ?? created[name] ?? [];
      const kept = keepLabels(allowed, labels);
      // A value that is NaN, infinite or negative says nothing, like one that is absent.
      if (kept === null || !Number.isFinite(value) || value < 0) return;
      const key = seriesKey(name, kept);
      // A label that is not kept can split what is one series for us; its parts belong to one process.
      if (Object.hasOwn(plan.gauges, name)) {
        gauges.set(key, { name, labels: kept, value: (gauges.get(key)?.value ?? 0) + value });
      } else if (Object.hasOwn(plan.counters, name)) {
        const before = counters.get(key)?.value ?? 0;
        counters.set(key, { name, labels: kept, value: before + value, createdAtMs: null });
      } else {
        createdAtMs.set(key, Math.max(createdAtMs.get(key) ?? 0, Math.round(value * 1000)));
      }
    },
    taken: () => ({ samples: [...counters.values()].map(withCreation), gauges: [...gauges.values()] }),
  };
}
