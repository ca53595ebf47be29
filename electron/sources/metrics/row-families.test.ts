import { expect, test } from 'vitest';
import { ownRow } from '../../../shared/slo/catalogue/own-row.ts';
import { POOLER_ROWS } from '../../../shared/slo/catalogue/pooler.ts';
import { PUBLISHED_ROWS } from '../../../shared/slo/catalogue/rows.ts';
import { COUNTER_NAMES } from './families.ts';
import { windowQuery } from './promql.ts';
import { rowFamilies } from './row-families.ts';

test('published rows need no counter beyond those that are always read', () => {
  expect(rowFamilies(PUBLISHED_ROWS)).toEqual({});
});

test('rows on other metrics are read with the labels they choose by, histograms with their edges', () => {
  const families = rowFamilies(POOLER_ROWS.map(ownRow));
  expect(families).toMatchObject({
    codex_pooler_http_request_count: { labels: ['status_class'], created: null },
    codex_pooler_gateway_stream_outcome_count: { labels: ['outcome'] },
    codex_pooler_gateway_admission_dequeued_time_seconds_bucket: { labels: ['le'] },
  });
  const query = windowQuery('job="codex-pooler"', 3_600_000, families);
  expect(query).toContain('sum by (family, job, instance, status_class, outcome, le)');
  expect(query).toContain('increase(codex_pooler_http_request_count{job="codex-pooler"}[1h])');
});

test('a counter the published rows read keeps all its labels', () => {
  const row = ownRow({
    id: 'own.extract',
    service: 'codex-pdf',
    surface: 'POST /v1/extract',
    rule: 'Example.',
    why: '',
    window: '1d',
    share: {
      part: { metric: 'codex_api_requests_total', where: { status: ['200'] } },
      of: { metric: 'codex_api_requests_total', where: {} },
      counts: 'successes',
      atLeast: 0.9,
    },
  });
  expect(rowFamilies([row])).toEqual({ codex_api_requests_total: COUNTER_NAMES.codex_api_requests_total });
});
