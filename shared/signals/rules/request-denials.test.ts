import { expect, it } from 'vitest';
import { requestFigures } from '../../metadata/testing/history-records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { requestDenials } from './request-denials.ts';

function denied(code: string, count: number, settled = 10_000) {
  const deniedKeys = [{ keyId: 'k1', keyLabel: 'example-k1', poolId: 'primary', code, count }];
  const byPool = [
    { poolId: 'primary', poolLabel: 'example-primary', settled, failed: 0, rejected: count, p95Ms: null },
  ];
  return withHistory({ requests: requestFigures({ deniedKeys, byPool }) });
}

testRule({
  rule: 'key.denied',
  of: requestDenials,
  fires: denied('model_not_allowed', 30),
  saying: {
    id: 'key.denied:k1',
    title: 'The API key example-k1 is denied by its policy',
    evidence: [expect.objectContaining({ text: '30 model_not_allowed in 15 minutes' })],
  },
  silent: denied('no_eligible_upstream', 30),
  threshold: [denied('model_not_allowed', 9), denied('model_not_allowed', 10)],
  restsOn: ['requests', 'keys'],
});

testRule({
  rule: 'key.wrong_pool',
  of: requestDenials,
  fires: denied('no_compatible_backend', 30),
  saying: { severity: 'watch', title: 'The API key example-k1 asks for what its Pool does not serve' },
  silent: denied('model_not_allowed', 30),
  threshold: [denied('no_compatible_backend', 9), denied('no_compatible_backend', 10)],
  restsOn: ['requests', 'keys'],
});

testRule({
  rule: 'pool.model_refused',
  of: requestDenials,
  fires: denied('model_not_allowed', 100, 1_000),
  saying: {
    id: 'pool.model_refused:primary',
    evidence: [
      expect.objectContaining({ text: 'about 100 of 1,000 (10 %) in 15 minutes, 100 model_not_allowed' }),
    ],
  },
  silent: denied('quota_exhausted', 100, 1_000),
  threshold: [denied('model_not_allowed', 49, 1_000), denied('model_not_allowed', 50, 1_000)],
  restsOn: ['requests'],
});

it('is silent before the request log was read', () => {
  expect(requestDenials(withHistory({}))).toEqual([]);
});
