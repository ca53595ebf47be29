import { MINUTE_MS, NOW_MS } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { openRequests } from './open-requests.ts';

/** The log was read five seconds ago, as all test sources were. */
const openFor = (ms: number) => withHistory({ oldestOpenRequestMs: NOW_MS - 5_000 - ms });
const LIMIT_MS = 375 * MINUTE_MS;

testRule({
  rule: 'requests.open_too_long',
  of: openRequests,
  fires: openFor(10 * 60 * MINUTE_MS),
  saying: { id: 'requests.open_too_long:RuntimeStateCleanupWorker', severity: 'watch' },
  silent: withHistory({}),
  threshold: [openFor(LIMIT_MS - 1), openFor(LIMIT_MS)],
  restsOn: ['requests'],
});
