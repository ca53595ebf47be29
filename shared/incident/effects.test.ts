import { describe, expect, it } from 'vitest';
import { signal } from '../signals/testing/signals.ts';
import { effectPhrases } from './effects.ts';
import { crowdOf, ofRule } from './testing/rule-signals.ts';
import { troubled } from './testing/scenes.ts';

const effects = (...signals: Parameters<typeof effectPhrases>[0]) =>
  effectPhrases(signals, troubled(signals)).map(({ text, signalIds }) => [text, signalIds.length]);

const held = (id: string, label: string, impact = `Clients that hold ${label} are refused`) =>
  signal(id, { subject: { kind: 'key', id, label }, impact });

describe('effects on clients', () => {
  it('are told once for all the subjects they are the same for', () => {
    expect(effects(held('a', 'example-a'), held('b', 'example-b'))).toEqual([
      ['clients that hold example-a and example-b are refused', 2],
    ]);
    expect(effects(...crowdOf('key.expired', 5))).toEqual([
      ['clients that hold example-1, example-2, example-3 and 2 more are refused', 5],
    ]);
  });

  it('stay apart where they differ in more than the name', () => {
    expect(effects(held('a', 'x'), held('b', 'y', 'No client has used y lately'))).toEqual([
      ['clients that hold x are refused', 1],
      ['no client has used y lately', 1],
    ]);
  });

  it('are not mixed up with words that hold a name', () => {
    expect(effects(held('a', 'a'), held('b', 'hold'))).toEqual([
      ['clients that hold a are refused', 1],
      ['clients that hold hold are refused', 1],
    ]);
  });

  it('name the Pools of an upstream, and the upstream where it is in none', () => {
    expect(effects(...ofRule('upstream.quota_limited'))).toEqual([
      ['example-research may soon serve with fewer upstreams', 1],
    ]);
    const stray = crowdOf('upstream.quota_limited', 1);
    expect(effects(...stray)).toEqual([['the Pools of example-1 may soon serve with fewer upstreams', 1]]);
  });

  it('leave out a remark on how the Pooler works', () => {
    const remark = held('a', 'x', 'Requests may end sooner (new work sees the new value)');
    expect(effects(remark)).toEqual([['requests may end sooner', 1]]);
  });
});
