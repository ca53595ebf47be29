import { describe, expect, it } from 'vitest';
import type { LogGap } from '../../metadata/log-coverage.ts';
import { coverage, job, jobFacts, traffic } from '../../metadata/testing/history-records.ts';
import { MINUTE_MS, membership, NOW_MS, picture, quota } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput, withHistory } from '../testing/signals.ts';
import { sourceCompleteness } from './source-completeness.ts';

const members = (truncated: boolean) =>
  signalInput({ picture: picture({ memberships: [membership('primary', ['u1'], truncated)] }) });

testRule({
  rule: 'source.truncated',
  of: sourceCompleteness,
  fires: members(true),
  saying: {
    id: 'source.truncated:upstreams',
    severity: 'info',
    impact: 'Figures on upstreams are lower bounds',
  },
  silent: signalInput(),
  threshold: [members(false), members(true)],
  restsOn: ['upstreams'],
});

it('tells of quota windows and jobs that are cut', () => {
  const cut = withHistory(
    { jobs: jobFacts([job(1)], { attentionTotal: 1_200 }) },
    { picture: picture({ quotas: [quota('u1', { truncated: true })] }) },
  );
  expect(sourceCompleteness(cut)).toMatchObject([
    { id: 'source.truncated:quotas' },
    { id: 'source.truncated:jobs', evidence: [{ text: '1,200 jobs need attention, 1 are looked at' }] },
  ]);
});

function gap(agoMs: number, change: Partial<LogGap> = {}): LogGap {
  const toMs = NOW_MS - agoMs;
  return { fromMs: toMs - 7 * MINUTE_MS, toMs, estimatedRows: 1_200, noticedAtMs: toMs, ...change };
}
const withGaps = (...gaps: LogGap[]) => withHistory({ coverage: [coverage('requests', { gaps })] });

testRule({
  rule: 'source.gap',
  of: sourceCompleteness,
  fires: withGaps(gap(11 * MINUTE_MS)),
  saying: {
    id: 'source.gap:requests',
    severity: 'watch',
    pendingForMs: 60_000,
    evidence: [expect.objectContaining({ text: 'about 1,200 rows between 10:02 and 10:09 UTC not fetched' })],
  },
  silent: withHistory({ coverage: [coverage('audit')] }),
  threshold: [withGaps(), withGaps(gap(0))],
  restsOn: ['requests'],
});

describe('a gap', () => {
  it('is information once no present figure rests on it', () => {
    expect(sourceCompleteness(withGaps(gap(15 * MINUTE_MS - 1)))).toMatchObject([{ severity: 'watch' }]);
    expect(sourceCompleteness(withGaps(gap(15 * MINUTE_MS)))).toMatchObject([{ severity: 'info' }]);
  });

  it('is told by the newest of several', () => {
    const several = withGaps(gap(60 * MINUTE_MS), gap(11 * MINUTE_MS, { estimatedRows: null }));
    expect(sourceCompleteness(several)[0]?.evidence[0]?.text).toBe(
      'an unknown number of rows between 10:02 and 10:09 UTC not fetched, 2 gaps in all',
    );
  });
});

const newest = (aheadMs: number) =>
  withHistory({ coverage: [coverage('requests', { newestMs: NOW_MS + aheadMs })] });

testRule({
  rule: 'source.clock_skew',
  of: sourceCompleteness,
  fires: newest(2 * MINUTE_MS),
  saying: {
    evidence: [expect.objectContaining({ text: 'a row was admitted at 10:22:00 UTC, later than now' })],
  },
  silent: withHistory({ coverage: [coverage('requests', { newestMs: null })] }),
  threshold: [newest(29_999), newest(30_000)],
  restsOn: ['requests'],
});

const nodes = (interleaved: boolean) => withHistory({ traffic: traffic({}, {}, { interleaved }) });

testRule({
  rule: 'source.interleaved',
  of: sourceCompleteness,
  fires: nodes(true),
  saying: { id: 'source.interleaved:traffic', severity: 'watch' },
  silent: withHistory({}),
  threshold: [nodes(false), nodes(true)],
  restsOn: ['traffic'],
});
