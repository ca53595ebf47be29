import type { ScrapeRecord } from '../../../../shared/slo/counters.ts';

type Matches = (labels: Readonly<Record<string, string>>) => boolean;

/**
 * Figures straight from raw samples, written without any of the evaluator's code so that the two can be held against
 * each other: sample after sample, a drop counting in full, a series born between two scrapes counting from zero.
 */
export function rawFigures(records: readonly ScrapeRecord[], windowMs: number, endMs: number) {
  const inside = records.filter(({ atMs }) => atMs >= endMs - windowMs && atMs <= endMs);

  function increase(name: string, matches: Matches): number {
    const last = new Map<string, number>();
    let total = 0;
    for (const [index, { samples }] of inside.entries()) {
      for (const { name: sampleName, labels, value } of samples ?? []) {
        if (sampleName !== name || !matches(labels)) continue;
        const key = JSON.stringify(labels);
        const before = last.get(key);
        if (before !== undefined) total += value >= before ? value - before : value;
        else if (index > 0) total += value;
        last.set(key, value);
      }
    }
    return total;
  }

  return {
    requests: (): number => increase('codex_api_requests_total', () => true),
    /** 1 minus 5xx over everything but 429. */
    availability(endpoints: readonly string[]): number {
      const of = (matches: (status: string) => boolean) =>
        increase(
          'codex_api_requests_total',
          ({ endpoint = '', status = '' }) => endpoints.includes(endpoint) && matches(status),
        );
      return 1 - of((status) => status.startsWith('5')) / of((status) => status !== '429');
    },
    shadow(endpoint: string): number {
      const of = (name: string) => increase(name, (labels) => labels.endpoint === endpoint);
      return Math.min(1, of('codex_api_requests_total') / of('codex_api_cache_lookups_total'));
    },
    hitShare(endpoint: string): number {
      const of = (outcomes: readonly string[]) =>
        increase(
          'codex_api_cache_lookups_total',
          (labels) => labels.endpoint === endpoint && outcomes.includes(labels.outcome ?? ''),
        );
      return of(['hit']) / of(['hit', 'miss']);
    },
    /** Share of observations at or under an edge, `le` as exposed. */
    shareUnder(endpoint: string, le: string): number {
      const of = (edge: string) =>
        increase(
          'codex_api_request_seconds_bucket',
          (labels) => labels.endpoint === endpoint && labels.le === edge,
        );
      return of(le) / of('+Inf');
    },
    /** Hits over observations, at most 1 (slo-contract 3.3). */
    warmShare(endpoint: string): number {
      const ofEndpoint = (labels: Readonly<Record<string, string>>) => labels.endpoint === endpoint;
      const hits = increase(
        'codex_api_cache_lookups_total',
        (labels) => ofEndpoint(labels) && labels.outcome === 'hit',
      );
      return Math.min(1, hits / increase('codex_api_request_seconds_count', ofEndpoint));
    },
    okShare(kind: string): number {
      const of = (matches: Matches) =>
        increase('codex_ai_signal_calls_total', (labels) => labels.kind === kind && matches(labels));
      return of(({ status }) => status === 'ok') / of(() => true);
    },
  };
}
