import { describe, expect, it } from 'vitest';
import type { Verdict } from './result.ts';
import { worstReplica } from './worst-replica.ts';

const replica = (name: string, verdict: Verdict, estimate: number | null) => ({
  replica: name,
  verdict,
  estimate,
  interval: null,
  n: 1,
  coverage: 1,
});

describe('the worst replica', () => {
  it('is the one with the worst verdict, whatever its estimate', () => {
    const replicas = [replica('replica-1', 'pass', 0.9), replica('replica-2', 'breach', 0.95)];
    expect(worstReplica(replicas, '>=')?.replica).toBe('replica-2');
  });

  it('is the furthest on the wrong side among equal verdicts', () => {
    const replicas = [replica('replica-1', 'pass', 0.1), replica('replica-2', 'pass', 0.2)];
    expect(worstReplica(replicas, '<=')?.replica).toBe('replica-2');
    expect(worstReplica(replicas, '>=')?.replica).toBe('replica-1');
  });

  it('is none where they all read the same, where there is one, and where none was read', () => {
    expect(worstReplica([replica('replica-1', 'pass', 1), replica('replica-2', 'pass', 1)], '>=')).toBeNull();
    expect(worstReplica([replica('replica-1', 'breach', 0.1)], '>=')).toBeNull();
    const unread = [replica('replica-1', 'no data', null), replica('replica-2', 'no data', null)];
    expect(worstReplica(unread, '>=')).toBeNull();
  });

  it('is the only one that was read', () => {
    const replicas = [replica('replica-1', 'no data', null), replica('replica-2', 'undecided', 0.1)];
    expect(worstReplica(replicas, '<=')?.replica).toBe('replica-2');
  });
});
