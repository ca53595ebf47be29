import type { SeriesSelector } from '../../../shared/slo/catalogue/row.ts';
import { SLICE_MS, type Slice } from '../../../shared/slo/slices.ts';
import { type Families, keepLabels, keptLabels } from './families.ts';
import type { MatrixSeries } from './prometheus-answer.ts';
import { promDuration } from './promql.ts';
import { parseSampleValue } from './sample-value.ts';

/**
 * The increase of some series per slice in one range query, replicas summed after the increase (slo-contract 8.4 C2)
 * and told apart by the label `family`. Where the scrape configuration renames the service's `endpoint`, that name is
 * looked under too (SLO-T11).
 */
export function slicesQuery(selector: string, series: readonly SeriesSelector[], families: Families): string {
  const parts = series.flatMap(({ metric, where }) =>
    endpointNames(where).map((endpointName) => {
      const matchers = Object.entries(where).map(
        ([label, values]) => `${label === 'endpoint' ? endpointName : label}=~${quotedChoice(values)}`,
      );
      const chosen = [selector.trim(), ...matchers].filter((text) => text !== '').join(',');
      const increase = `increase(${metric}{${chosen}}[${promDuration(SLICE_MS)}])`;
      return `label_replace(${increase}, "family", "${metric}", "", "")`;
    }),
  );
  const by = ['family', ...keptLabels(families)].join(', ');
  return `sum by (${by}) (${parts.join('\nor ')})`;
}

function endpointNames(where: SeriesSelector['where']): readonly string[] {
  return where.endpoint === undefined ? ['endpoint'] : ['endpoint', 'exported_endpoint'];
}

function quotedChoice(values: readonly string[]): string {
  return JSON.stringify(values.map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'));
}

/** Sorts the answer by slice, oldest first; a step without any value is a slice that nobody scraped. */
export function readSlices(answer: readonly MatrixSeries[], families: Families): Slice[] {
  const slices = new Map<number, Slice['series'][number][]>();
  for (const { metric, values } of answer) {
    const name = metric.family ?? '';
    const labels = keepLabels(families[name]?.labels ?? [], metric);
    if (labels === null || !Object.hasOwn(families, name)) continue;
    for (const [seconds, text] of values) {
      const increase = parseSampleValue(text);
      if (increase === null || !Number.isFinite(increase)) continue;
      const endMs = Math.round(seconds * 1000);
      const series = slices.get(endMs) ?? [];
      series.push({ name, labels, increase: Math.max(0, increase) });
      slices.set(endMs, series);
    }
  }
  return [...slices].toSorted(([a], [b]) => a - b).map(([endMs, series]) => ({ endMs, series }));
}
