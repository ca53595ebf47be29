import { expect, it } from 'vitest';
import type { RequestWindow } from '../../metadata/request-figures.ts';
import { requestFigures } from '../../metadata/testing/history-records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { requestSpend } from './request-spend.ts';

const spend = (current: Partial<RequestWindow>, previous: Partial<RequestWindow> = {}) =>
  withHistory({ requests: requestFigures(current, previous) });

testRule({
  rule: 'requests.cost_jump',
  of: requestSpend,
  fires: spend({ costMicroUsd: 3_000_000 }),
  saying: {
    severity: 'info',
    title: 'Requests take 3 times the cost they did before',
    pendingForMs: 300_000,
    evidence: [expect.objectContaining({ text: '0.003 USD a request, 0.001 USD a request before' })],
  },
  silent: spend({ costMicroUsd: 3_000_000, unpriced: 901 }),
  threshold: [spend({ costMicroUsd: 1_999_999 }), spend({ costMicroUsd: 2_000_000 })],
  restsOn: ['requests'],
});

testRule({
  rule: 'requests.token_jump',
  of: requestSpend,
  fires: spend({ totalTokens: 2_550_000 }),
  saying: { title: 'Requests take 2.5 times the tokens they did before' },
  silent: spend({ totalTokens: 3_000_000, succeeded: 3_000 }),
  threshold: [spend({ totalTokens: 1_999_999 }), spend({ totalTokens: 2_000_000 })],
  restsOn: ['requests'],
});

it('takes no notice of a jump by less than a dollar, or from nothing', () => {
  expect(requestSpend(spend({ costMicroUsd: 999_999 }, { costMicroUsd: 10 }))).toEqual([]);
  expect(requestSpend(spend({ costMicroUsd: 9_000_000 }, { costMicroUsd: 0 }))).toEqual([]);
});

it('has nothing to compare with where the window before was not fetched', () => {
  expect(requestSpend(spend({ totalTokens: 9_000_000 }, { covered: 0 }))).toEqual([]);
});
