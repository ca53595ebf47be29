import { expect, it } from 'vitest';
import { requestFigures } from '../../metadata/testing/history-records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { requestCodes } from './request-codes.ts';

const ended = (code: string, count: number, before = 0) =>
  withHistory({
    requests: requestFigures(
      { byCode: [{ code, status: 'rejected', count }] },
      { byCode: [{ code, status: 'rejected', count: before }] },
    ),
  });

testRule({
  rule: 'requests.codes',
  of: requestCodes,
  fires: ended('no_eligible_upstream', 120),
  saying: {
    id: 'requests.codes:capacity',
    severity: 'degraded',
    title: 'More requests end with routing and capacity codes: 12 %',
    evidence: [
      expect.objectContaining({ text: 'about 120 of 1,000 (12 %), 0 % before' }),
      expect.objectContaining({ text: '120 no_eligible_upstream' }),
    ],
  },
  silent: ended('no_eligible_upstream', 120, 110),
  threshold: [ended('no_eligible_upstream', 49), ended('no_eligible_upstream', 50)],
  restsOn: ['requests'],
});

it.each([
  ['gateway_reservation_failed', 20, 'accounting', 'watch'],
  ['model_not_allowed', 60, 'policy', 'watch'],
  ['unsupported_parameter', 60, 'validation', 'info'],
  ['stream_idle_timeout', 60, 'stream', 'watch'],
  ['example_code_of_a_provider', 60, 'upstream', 'watch'],
])('tells of %s', (code, count, family, severity) => {
  expect(requestCodes(ended(code, count))).toMatchObject([{ subject: { id: family }, severity }]);
});

it('takes no notice of clients that leave by themselves', () => {
  expect(requestCodes(ended('client_disconnected', 500))).toEqual([]);
});

it('is silent before the request log was read', () => {
  expect(requestCodes(withHistory({}))).toEqual([]);
});
