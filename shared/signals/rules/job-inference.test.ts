import { expect, it } from 'vitest';
import { auditEvent, jobFacts, requestFigures } from '../../metadata/testing/history-records.ts';
import { MINUTE_MS, NOW_MS, picture, quota, quotaWindow, upstream } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput, withHistory } from '../testing/signals.ts';
import { jobInference } from './job-inference.ts';

/** Everything was read five seconds ago, as all test sources were. */
const READ_MS = NOW_MS - 5_000;

function lookedAt(ageMs: number, status = 'active') {
  const windows = [quotaWindow({ observedAtMs: READ_MS - ageMs })];
  return signalInput({
    picture: picture({
      upstreams: [upstream('u1', { status }), upstream('u2', { status })],
      quotas: [quota('u1', { windows }), quota('u2', { windows })],
    }),
  });
}

testRule({
  rule: 'job.reconciliation_silent',
  of: jobInference,
  fires: lookedAt(20 * MINUTE_MS),
  saying: {
    id: 'job.reconciliation_silent:AccountReconciliationWorker',
    title: 'Account reconciliation seems to have stopped (inferred)',
    evidence: [expect.objectContaining({ text: expect.stringMatching(/^inferred: the newest quota/) })],
  },
  silent: lookedAt(20 * MINUTE_MS, 'paused'),
  threshold: [lookedAt(15 * MINUTE_MS), lookedAt(15 * MINUTE_MS + 1)],
  restsOn: ['quotas', 'upstreams'],
});

const askedFor = (agoMs: number, refreshedAgoMs: number | null = null) =>
  withHistory(
    {
      audits: [
        auditEvent('e1', {
          action: 'upstream_account.refresh_enqueue',
          targetId: 'u1',
          occurredAtMs: READ_MS - agoMs,
        }),
      ],
    },
    {
      picture: picture({
        upstreams: [
          upstream('u1', {
            lastSuccessfulRefreshAtMs: refreshedAgoMs === null ? null : READ_MS - refreshedAgoMs,
          }),
        ],
      }),
    },
  );

testRule({
  rule: 'job.refresh_unanswered',
  of: jobInference,
  fires: askedFor(20 * MINUTE_MS, 60 * MINUTE_MS),
  saying: { id: 'job.refresh_unanswered:TokenRefreshWorker' },
  silent: askedFor(20 * MINUTE_MS, 19 * MINUTE_MS),
  threshold: [askedFor(10 * MINUTE_MS - 1), askedFor(10 * MINUTE_MS)],
  restsOn: ['audit', 'upstreams'],
});

it('does not wait for a refresh for ever', () => {
  expect(jobInference(askedFor(120 * MINUTE_MS))).toEqual([]);
});

const unpriced = (count: number, before = 0) =>
  withHistory({ requests: requestFigures({ unpriced: count }, { unpriced: before }) });

testRule({
  rule: 'job.pricing_behind',
  of: jobInference,
  fires: unpriced(300),
  saying: { title: 'The pricing import seems to be behind (inferred)' },
  silent: unpriced(300, 300),
  threshold: [unpriced(199), unpriced(200)],
  restsOn: ['requests'],
});

it('leaves to the database what it tells, but not that evidence is not renewed', () => {
  const jobs = jobFacts([]);
  expect(jobInference({ ...unpriced(300), history: { ...unpriced(300).history, jobs } })).toEqual([]);
  const old = lookedAt(20 * MINUTE_MS);
  expect(jobInference({ ...old, history: { ...old.history, jobs } })).toHaveLength(1);
});
