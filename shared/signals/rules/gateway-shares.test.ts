import { expect, it } from 'vitest';
import { traffic } from '../../metadata/testing/history-records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { gatewayShares } from './gateway-shares.ts';

/** So many of 1,000 in five minutes, and of 12,000 in the hour. */
const streams = (failed: number, inHour: number, outcome = 'failed') =>
  withHistory({
    traffic: traffic(
      {
        streams: [
          { outcome, count: failed },
          { outcome: 'succeeded', count: 1_000 - failed },
        ],
      },
      {
        streams: [
          { outcome, count: inHour },
          { outcome: 'succeeded', count: 12_000 - inHour },
        ],
      },
    ),
  });

testRule({
  rule: 'gateway.stream_failures',
  of: gatewayShares,
  fires: streams(100, 120),
  saying: {
    severity: 'watch',
    title: 'More streams break off than before: 10 %',
    evidence: [
      expect.objectContaining({
        text: 'about 100 of 1,000 (10 %) in 5 minutes, under 1 % in the hour before',
      }),
    ],
  },
  silent: streams(100, 1_200),
  threshold: [streams(49, 49), streams(50, 50)],
  restsOn: ['traffic'],
});

const answers = (statusClass: string, count: number, inHour: number) =>
  withHistory({
    traffic: traffic(
      {
        http: [
          { statusClass, count },
          { statusClass: '2xx', count: 1_000 - count },
        ],
      },
      {
        http: [
          { statusClass, count: inHour },
          { statusClass: '2xx', count: 12_000 - inHour },
        ],
      },
    ),
  });

testRule({
  rule: 'gateway.server_errors',
  of: gatewayShares,
  fires: answers('5xx', 300, 300),
  saying: { severity: 'degraded', title: 'More answers are 5xx than before: 30 %' },
  silent: answers('5xx', 60, 720),
  threshold: [answers('5xx', 49, 49), answers('5xx', 50, 50)],
  restsOn: ['traffic'],
});

testRule({
  rule: 'gateway.client_errors',
  of: gatewayShares,
  fires: answers('4xx', 900, 900),
  saying: { severity: 'watch' },
  silent: answers('4xx', 250, 3_000),
  threshold: [answers('4xx', 199, 199), answers('4xx', 200, 200)],
  restsOn: ['traffic'],
});

it('says nothing by counters of several nodes behind one address', () => {
  const mixed = traffic({ http: [{ statusClass: '5xx', count: 100 }] }, {}, { interleaved: true });
  expect(gatewayShares(withHistory({ traffic: mixed }))).toEqual([]);
});
