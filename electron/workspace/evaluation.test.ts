import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Area } from '../../shared/api/ports.ts';
import { MINUTE_MS, NOW_MS, pool, sources } from '../../shared/metadata/testing/records.ts';
import { lane, sloRow } from '../../shared/signals/testing/signals.ts';
import type { PollRecord, Store } from '../store/contract.ts';
import { openedStore } from '../store/testing/opened-store.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { createEvaluation } from './evaluation.ts';

removeTemporaryDirectories();

let store: Store;
let nowMs = NOW_MS;
let changes: Area[] = [];

beforeEach(async () => {
  nowMs = NOW_MS;
  changes = [];
  store = await openedStore(`${temporaryDirectory()}/console.db`, () => nowMs);
});
afterEach(() => store.close());

function evaluation() {
  return createEvaluation({
    expectedPools: [],
    store,
    nowMs: () => nowMs,
    sourcesAt: () => sources(),
    onChange: (areas) => changes.push(...areas),
  });
}

/** A Pool with keys and no upstream: an outage as soon as it is read. */
const POOL_POLL: PollRecord = {
  source: 'pools',
  via: 'mcp',
  atMs: NOW_MS,
  durationMs: 1,
  outcome: 'ok',
  detail: '1 Pool read',
  batches: [
    { kind: 'pool', complete: true, items: [pool('primary', { upstreamCount: 0 })] },
    { kind: 'membership', complete: true, items: [{ id: 'primary', upstreamIds: [], truncated: false }] },
  ],
};
const SLO_POLL: PollRecord = { ...POOL_POLL, source: 'slo', via: 'scrape', batches: [] };

describe('what is found at the first answer of a source', () => {
  it('was so "since at least" then, also after an evaluation of nothing', async () => {
    await evaluation().request();
    await store.recordPoll(POOL_POLL);
    await evaluation().request();
    expect(await store.signals(nowMs)).toMatchObject([{ sinceMs: NOW_MS, sinceIsLowerBound: true }]);
  });

  it('counts for codex-pdf from its first verdicts on', async () => {
    await store.recordPoll(SLO_POLL);
    await evaluation().request();
    const result = { rows: [sloRow('cache.conformance', { verdict: 'breach' })], lanes: [] };
    await evaluation().request({ atMs: nowMs, result, laneClocks: [] });
    expect(await store.signals(nowMs)).toMatchObject([{ rule: 'slo.breach', sinceIsLowerBound: true }]);
  });
});

describe('what is found later', () => {
  it('began when it was found, also after a restart', async () => {
    await store.recordPoll({ ...POOL_POLL, batches: [{ kind: 'pool', complete: true, items: [] }] });
    await evaluation().request();
    nowMs += MINUTE_MS;
    await store.recordPoll({ ...POOL_POLL, atMs: nowMs });
    await evaluation().request();
    expect(await store.signals(nowMs)).toMatchObject([{ sinceMs: nowMs, sinceIsLowerBound: false }]);
  });
});

describe('the page is told', () => {
  it('of new signals, and not of the same ones seen again', async () => {
    await store.recordPoll(POOL_POLL);
    await evaluation().request();
    expect(changes).toEqual(['signals']);
    nowMs += 1_000;
    await evaluation().request();
    expect(changes).toEqual(['signals']);
  });

  it('of new SLO results, each time', async () => {
    const result = { rows: [], lanes: [lane('slow.renders')] };
    await evaluation().request({ atMs: nowMs, result, laneClocks: [] });
    expect(changes).toEqual(['slo']);
  });
});

it('requests that come while one runs share the next run', async () => {
  let pictures = 0;
  const counting: Store = {
    ...store,
    picture: (asOfMs) => {
      pictures += 1;
      return store.picture(asOfMs);
    },
  };
  const { request } = createEvaluation({
    expectedPools: [],
    store: counting,
    nowMs: () => nowMs,
    sourcesAt: () => sources(),
    onChange: () => {},
  });
  await Promise.all([request(), request(), request(), request()]);
  expect(pictures).toBe(2);
});
