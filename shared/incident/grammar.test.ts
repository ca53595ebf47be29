import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blundersIn } from './testing/blunders.ts';
import { DRAFT_PROPERTIES } from './testing/draft-properties.ts';

/** One seed: whoever changes a sentence gets the same answer twice. Others are tried in the deep runs. */
const RUNS = { numRuns: 300, seed: 1 };

describe('the draft of any signals at any moment', () => {
  it.each(DRAFT_PROPERTIES)('%s', (_name, holds) => fc.assert(holds(), RUNS));
});

describe('a blunder', () => {
  it.each([
    'Impact: clients of of example-pool are refused',
    'Signals: 1 upstreams out of service; and 1 more signals',
    'Signals: 3 upstream out of service',
    'Signals: example-pool with 0 of 1 upstreams ready',
    'Signals: 0 API keys expired',
    'Signals: 2 API keys expired () since 10:05 UTC',
    'Impact: clients of undefined are refused',
    'Impact: clients of example-pool are refused.',
    'Impact: clients of; and 1 more effect',
    'Signals: example-pool not active since 10:05',
    'Next check: check the Pooler database',
    'Next check: Open the Pools',
  ])('is found in "%s"', (line) => {
    expect(blundersIn(line)).not.toEqual([]);
  });

  it('is not found in the published example', () => {
    expect(
      blundersIn(
        'Status: watch\n' +
          'Impact: example-pool still answers, with one upstream less than yesterday\n' +
          'Signals: 1 of 3 upstreams in reauth_required since 10:05 UTC; 4 requests with code x on proxy_stream\n' +
          'Next check: re-authenticate example-upstream, then confirm quota freshness',
      ),
    ).toEqual([]);
  });
});
