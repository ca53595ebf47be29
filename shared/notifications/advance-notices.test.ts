import { describe, expect, it } from 'vitest';
import { everySignal } from '../incident/testing/troubles.ts';
import { SOURCE_IDS, type SourceId, type SourceState, type SourceStatus } from '../metadata/source.ts';
import { checkText } from '../redaction/check.ts';
import type { Severity } from '../signals/severity.ts';
import type { Signal } from '../signals/signal.ts';
import { signal } from '../signals/testing/signals.ts';
import { advanceNotices, type NoticeMemory } from './advance-notices.ts';
import type { Notice, NoticesFrom } from './notice.ts';

const START_MS = Date.UTC(2026, 0, 15, 10);
const MINUTE = 60_000;

type States = Partial<Record<SourceId, SourceState>>;

function sourcesWith(states: States = {}): SourceStatus[] {
  return SOURCE_IDS.map((id) => {
    const state = states[id] ?? 'live';
    const observedAt = state === 'waiting' ? null : START_MS;
    const via = id === 'jobs' ? 'postgresql' : 'mcp';
    return { id, via, state, observedAt, ageMs: observedAt === null ? null : 0, detail: '' };
  });
}

interface Look {
  /** After the first look, ms. */
  readonly atMs: number;
  readonly signals?: readonly Signal[];
  readonly states?: States;
}

/** What is told at each look after the first. */
function told(looks: readonly Look[], from: NoticesFrom = 'watch'): readonly (readonly Notice[])[] {
  let memory: NoticeMemory | null = null;
  return looks.map(({ atMs, signals = [], states }) => {
    const input = { nowMs: START_MS + atMs, signals, sources: sourcesWith(states) };
    const looked = advanceNotices(memory, input, from);
    memory = looked.memory;
    return looked.notices;
  });
}

const texts = (looks: readonly Look[], from?: NoticesFrom) =>
  told(looks, from).flatMap((notices) => notices.map(({ text }) => text));

/** Trouble that began so long after the first look. */
function trouble(id: string, severity: Severity, sinceMs = 1_000, change: Partial<Signal> = {}): Signal {
  return signal(id, { severity, sinceMs: START_MS + sinceMs, title: `Trouble ${id}`, ...change });
}

const CALM: Look = { atMs: 0 };

describe('a rise of the traffic severity', () => {
  it('is told once, by the worst signal, with what a click opens', () => {
    const signals = [trouble('a', 'degraded'), trouble('b', 'outage')];
    const looks = [CALM, { atMs: 2_000, signals }, { atMs: 17_000, signals }];
    expect(told(looks)).toEqual([
      [],
      [{ kind: 'traffic', severity: 'outage', text: 'Outage: Trouble b.', signalId: 'b' }],
      [],
    ]);
  });

  it('is told at each step up, and more of the same is not', () => {
    const watch = trouble('a', 'watch');
    const degraded = trouble('b', 'degraded', 20_000);
    const another = trouble('c', 'degraded', 30_000);
    expect(
      texts([
        CALM,
        { atMs: 2_000, signals: [watch] },
        { atMs: 20_000, signals: [watch, degraded] },
        { atMs: 30_000, signals: [watch, degraded, another] },
      ]),
    ).toEqual(['Watch: Trouble a.', 'Degraded: Trouble b.']);
  });

  it('is told again only after it was gone for a minute', () => {
    const again = (atMs: number): Look => ({ atMs, signals: [trouble('a', 'degraded')] });
    expect(
      texts([CALM, again(1_000), { atMs: 2_000 }, again(50_000), { atMs: 51_000 }, again(110_000)]),
    ).toEqual(['Degraded: Trouble a.']);
    expect(texts([CALM, again(1_000), { atMs: 2_000 }, { atMs: 62_000 }, again(70_000)])).toEqual([
      'Degraded: Trouble a.',
      'Back to OK: no signal above that fires any more.',
      'Degraded: Trouble a.',
    ]);
  });

  it('is not told while it is pending, and not of what the console says of its own sources', () => {
    const pending = trouble('a', 'outage', 1_000, { state: 'pending' });
    const own = trouble('b', 'degraded', 1_000, { subject: { kind: 'source', id: 'pools', label: 'Pools' } });
    expect(texts([CALM, { atMs: 2_000, signals: [pending, own] }])).toEqual([]);
  });

  it('of info alone is not told', () => {
    expect(texts([CALM, { atMs: 2_000, signals: [trouble('a', 'info')] }])).toEqual([]);
  });
});

describe('what was already so before anybody looked', () => {
  it('is not told when it is there at the first look, nor when it ends', () => {
    const signals = [trouble('a', 'outage', -MINUTE)];
    expect(
      texts([{ atMs: 0, signals }, { atMs: 1_000, signals }, { atMs: MINUTE }, { atMs: 3 * MINUTE }]),
    ).toEqual([]);
  });

  it('is not told when its source answers for the first time', () => {
    const waiting: Look = { atMs: 0, states: { upstreams: 'waiting' } };
    expect(texts([waiting, { atMs: 1_000, signals: [trouble('a', 'outage', 900)] }])).toEqual([]);
  });

  it.each([
    ['it began earlier', trouble('a', 'outage', -1)],
    ['it is so since at least now', trouble('a', 'outage', 1_000, { sinceIsLowerBound: true })],
  ])('is not told when it is seen later: %s', (_why, late) => {
    expect(texts([CALM, { atMs: 2_000, signals: [late] }])).toEqual([]);
  });

  it('is told when it gets worse', () => {
    const before = trouble('a', 'watch', -MINUTE);
    const looks = [
      { atMs: 0, signals: [before] },
      { atMs: 1_000, signals: [{ ...before, severity: 'outage' as const }] },
    ];
    expect(texts(looks)).toEqual(['Outage: Trouble a.']);
  });

  it('still hides no news beside it', () => {
    const before = trouble('a', 'degraded', -MINUTE);
    const looks = [
      { atMs: 0, signals: [before] },
      { atMs: 2_000, signals: [before, trouble('b', 'outage')] },
    ];
    expect(texts(looks)).toEqual(['Outage: Trouble b.']);
  });
});

describe('the end of a rise', () => {
  const degraded = [trouble('a', 'degraded')];
  const watch = [trouble('b', 'watch')];

  it('is told once, when nothing above info is left', () => {
    const info = [trouble('c', 'info')];
    const looks = [
      CALM,
      { atMs: 1_000, signals: degraded },
      { atMs: 2_000, signals: watch },
      { atMs: 2 * MINUTE, signals: watch },
      { atMs: 3 * MINUTE, signals: info },
      { atMs: 5 * MINUTE, signals: info },
      { atMs: 9 * MINUTE, signals: info },
    ];
    expect(texts(looks)).toEqual([
      'Degraded: Trouble a.',
      'Back to Info: no signal above that fires any more.',
    ]);
  });

  it('is not told of what was not told', () => {
    const looks = [CALM, { atMs: 1_000, signals: watch }, { atMs: 2_000 }, { atMs: 3 * MINUTE }];
    expect(texts(looks, 'degraded')).toEqual([]);
  });

  it('is not believed while an essential source cannot be read', () => {
    const states: States = { requests: 'failing' };
    const looks = [
      CALM,
      { atMs: 1_000, signals: degraded },
      { atMs: 2_000, states },
      { atMs: 9 * MINUTE, states },
      { atMs: 10 * MINUTE },
      { atMs: 12 * MINUTE },
    ];
    expect(told(looks).map((notices) => notices.map(({ kind }) => kind))).toEqual([
      [],
      ['traffic'],
      ['source'],
      [],
      [],
      ['calm'],
    ]);
  });
});

describe('the security flag', () => {
  const review = (id: string, sinceMs: number) => trouble(id, 'info', sinceMs, { security: true });

  it('is told when it appears, and once however many signals carry it', () => {
    const looks = [
      CALM,
      { atMs: 2_000, signals: [review('a', 1_000)] },
      { atMs: 3_000, signals: [review('a', 1_000), review('b', 2_500)] },
    ];
    expect(told(looks)[1]).toEqual([
      { kind: 'security', severity: 'info', text: 'Security review: Trouble a.', signalId: 'a' },
    ]);
    expect(texts(looks)).toHaveLength(1);
  });

  it('is not told when it was there before', () => {
    const looks = [
      { atMs: 0, signals: [review('a', -1)] },
      { atMs: 2_000, signals: [review('a', -1)] },
    ];
    expect(texts(looks)).toEqual([]);
  });
});

describe('a source that fails', () => {
  it('is told with the others of its system, once for all that follow', () => {
    const looks: Look[] = [
      CALM,
      { atMs: 1_000, states: { gateway: 'failing' } },
      { atMs: 20_000, states: { gateway: 'failing', pools: 'failing', requests: 'failing' } },
    ];
    expect(texts(looks)).toEqual([
      'The console can no longer read the Pooler (Gateway); it shows the last known picture.',
    ]);
  });

  it('is told for each system by itself', () => {
    const states: States = { jobs: 'refused', slo: 'failing' };
    expect(texts([CALM, { atMs: 1_000, states }])).toEqual([
      'The console can no longer read the database of the Pooler (Jobs); it shows the last known picture.',
      'The console can no longer read the metrics (codex-pdf); it shows the last known picture.',
    ]);
  });

  it.each(['waiting', 'failing', 'refused'] as const)('is not told when it never was live: %s', (first) => {
    const looks: Look[] = [
      { atMs: 0, states: { pools: first } },
      { atMs: 1_000, states: { pools: 'failing' } },
    ];
    expect(texts(looks)).toEqual([]);
  });

  it('is told again only after it answered for a minute', () => {
    const failing: States = { pools: 'failing' };
    const flapping = [0, 1, 2, 3, 4, 5].map((index): Look => {
      const atMs = index * 20_000;
      return index % 2 === 0 ? { atMs } : { atMs, states: failing };
    });
    expect(texts(flapping)).toHaveLength(1);
    const healed: Look[] = [
      { atMs: 2 * MINUTE },
      { atMs: 4 * MINUTE },
      { atMs: 5 * MINUTE, states: failing },
    ];
    expect(texts([...flapping, ...healed])).toHaveLength(2);
  });
});

describe('what a person wants to be told', () => {
  const looks: readonly Look[] = [
    CALM,
    { atMs: 1_000, signals: [trouble('a', 'watch')] },
    { atMs: 2_000, signals: [trouble('b', 'degraded', 1_500)] },
    { atMs: 3_000, signals: [trouble('c', 'outage', 2_500)] },
    { atMs: 4_000, signals: [trouble('c', 'outage'), trouble('d', 'info', 3_500, { security: true })] },
    { atMs: 5_000, states: { audit: 'failing' } },
    { atMs: 6_000 },
    { atMs: 3 * MINUTE },
  ];
  const kinds = (from: NoticesFrom) =>
    told(looks, from).flatMap((notices) => notices.map(({ kind, severity }) => `${kind} ${severity}`));

  it.each([
    { from: 'off', expected: [] },
    { from: 'outage', expected: ['traffic outage', 'calm ok'] },
    {
      from: 'degraded',
      expected: ['traffic degraded', 'traffic outage', 'security info', 'source unknown', 'calm ok'],
    },
    {
      from: 'watch',
      expected: [
        'traffic watch',
        'traffic degraded',
        'traffic outage',
        'security info',
        'source unknown',
        'calm ok',
      ],
    },
  ] as const)('from $from: $expected', ({ from, expected }) => {
    expect(kinds(from)).toEqual(expected);
  });
});

it('every signal there is gives one sentence that the policy lets pass', () => {
  for (const each of everySignal()) {
    const change = { sinceMs: START_MS + 1_000, sinceIsLowerBound: false, state: 'firing' } as const;
    for (const text of texts([CALM, { atMs: 2_000, signals: [{ ...each, ...change }] }])) {
      expect(text).toMatch(/^[^\n]{10,240}\.$/);
      expect(checkText(text, []).verdict).toBe('clean');
    }
  }
});
