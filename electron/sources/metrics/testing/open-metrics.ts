import type { ScrapeRecord } from '../../../../shared/slo/counters.ts';
import { seriesKey } from '../families.ts';

/** Scrapes of one target as a Prometheus would have stored them, for `promtool`: each series in time order. */
export function openMetrics(records: readonly ScrapeRecord[]): string {
  const families = new Map<string, string[]>();
  const add = (family: string, type: string, line: string) => {
    const lines = families.get(family) ?? [`# TYPE ${family} ${type}`];
    families.set(family, lines);
    lines.push(line);
  };
  for (const { atMs, samples } of records) {
    const at = atMs / 1000;
    add('up', 'gauge', `up{job="codex",instance="192.0.2.1:8000"} 1 ${at}`);
    for (const { name, labels, value, createdAtMs } of samples ?? []) {
      const target = { ...labels, job: 'codex', instance: '192.0.2.1:8000' };
      add(name, 'unknown', `${seriesKey(name, target)} ${value} ${at}`);
      if (name !== 'codex_api_requests_total' || createdAtMs === null) continue;
      const created = 'codex_api_requests_created';
      add(created, 'unknown', `${seriesKey(created, target)} ${createdAtMs / 1000} ${at}`);
    }
  }
  return `${[...families.values()].flat().join('\n')}\n# EOF\n`;
}
