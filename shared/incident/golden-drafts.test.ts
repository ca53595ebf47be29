import { describe, expect, it } from 'vitest';
import { NOW_MS, picture, sources } from '../metadata/testing/records.ts';
import { checkText } from '../redaction/check.ts';
import { checkDraftStructure } from '../redaction/draft-structure.ts';
import type { Signal } from '../signals/signal.ts';
import { composeDraft, composeUpdate } from './compose.ts';
import { type DraftLine, draftText } from './draft-line.ts';
import { BETTER_PICTURE, resolved, troubled, WORSE_PICTURE, well } from './testing/scenes.ts';
import { everySignal } from './testing/troubles.ts';

/**
 * Every text the program can make of the signals there are, for a person to read line by line. After a change of
 * wording: `vitest --update` on this file, then read what it changed.
 */
const ALL = everySignal();
const RULES = [...Map.groupBy(ALL, ({ rule }) => rule)].toSorted(([a], [b]) => (a < b ? -1 : 1));

function ofRule(...rules: readonly string[]): Signal[] {
  return ALL.filter(({ rule }) => rules.includes(rule));
}

const THEN_MS = NOW_MS - 10 * 60_000;
/** Where the outage of example-batch began later than the last update. */
const OUTAGE = ofRule('pool.no_ready_upstream').filter(({ subject }) => subject.id === 'batch');
const LATER = OUTAGE.map((signal) => ({ ...signal, sinceMs: NOW_MS - 5 * 60_000, sinceIsLowerBound: false }));
const REAUTH = ofRule('upstream.reauth_required');
const MORE_REAUTH = [
  ...REAUTH,
  ...REAUTH.map((signal) => {
    const subject = { ...signal.subject, id: 'u2', label: 'example-u2' };
    return { ...signal, id: 'upstream.reauth_required:u2', subject, sinceMs: NOW_MS - 120_000 };
  }),
];
const REDUCED = ofRule('pool.reduced_readiness');
const BLIND = sources({ pools: 'failing', upstreams: 'failing', quotas: 'stale' });
const stale = (signals: readonly Signal[]): Signal[] => signals.map((each) => ({ ...each, stale: true }));

const then = (signals: readonly Signal[]) => troubled(signals, { nowMs: THEN_MS });

const THREADS: readonly (readonly [string, DraftLine[]])[] = [
  ['nothing has changed', composeUpdate(then(REAUTH), troubled(REAUTH))],
  [
    'nothing has changed, but the picture is old',
    composeUpdate(then(REAUTH), troubled(stale(REAUTH), { sources: BLIND })),
  ],
  ['more upstreams are out', composeUpdate(then(REAUTH), troubled(MORE_REAUTH, { picture: WORSE_PICTURE }))],
  [
    'fewer upstreams are out',
    composeUpdate(then(MORE_REAUTH), troubled([...REAUTH, ...resolved(MORE_REAUTH.slice(1))])),
  ],
  ['a Pool stops', composeUpdate(then(REAUTH), troubled([...REAUTH, ...LATER]))],
  [
    'a Pool stops and the gateway is ready again',
    composeUpdate(
      then([...REAUTH, ...ofRule('gateway.not_ready')]),
      troubled([...REAUTH, ...LATER, ...resolved(ofRule('gateway.not_ready'))]),
    ),
  ],
  [
    'readiness falls',
    composeUpdate(troubled(REDUCED, { nowMs: THEN_MS, picture: BETTER_PICTURE }), troubled(REDUCED)),
  ],
  [
    'what was so before is told first',
    composeUpdate(then(REAUTH), troubled([...REAUTH, ...ofRule('gateway.not_ready')])),
  ],
  [
    'the worst is over',
    composeUpdate(then([...OUTAGE, ...REAUTH]), troubled([...resolved(OUTAGE), ...REAUTH])),
  ],
  ['all is well again', composeUpdate(then([...OUTAGE, ...REAUTH]), well(resolved([...OUTAGE, ...REAUTH])))],
  ['all stays well', composeUpdate(well(resolved(OUTAGE), { nowMs: THEN_MS }), well(resolved(OUTAGE)))],
  [
    'the end was not seen',
    composeUpdate(
      then(OUTAGE),
      well(OUTAGE.map((signal) => ({ ...signal, state: 'resolved', resolvedAtMs: null }))),
    ),
  ],
];

const UNKNOWN: readonly (readonly [string, DraftLine[]])[] = [
  ['nothing is wrong', composeDraft(well([]))],
  [
    'nothing was ever read',
    composeDraft(
      well([], {
        picture: picture(),
        sources: sources().map((each) => ({ ...each, state: 'waiting', observedAt: null, ageMs: null })),
      }),
    ),
  ],
  ['nothing fires in data that is old', composeDraft(well([], { sources: BLIND }))],
  ['the outage is seen in data that is old', composeDraft(troubled(stale(OUTAGE), { sources: BLIND }))],
  ['recovery is claimed by data that is old', composeDraft(well(resolved(OUTAGE), { sources: BLIND }))],
  ['what is over is not seen to be well', composeDraft(troubled(resolved(ALL)))],
  ['everything at once', composeDraft(troubled(ALL))],
  ['everything is over', composeDraft(well(resolved(ALL)))],
  ['an outage at a past moment', composeDraft(troubled(OUTAGE, { isPast: true }))],
  ['nothing wrong at a past moment', composeDraft(well([], { isPast: true }))],
];

const DRAFTS: readonly (readonly [string, DraftLine[]])[] = [
  ...RULES.map(([rule, signals]) => [rule, composeDraft(troubled(signals))] as const),
  ...RULES.map(
    ([rule, signals]) => [`${rule}, one signal`, composeDraft(troubled(signals.slice(0, 1)))] as const,
  ),
  ...RULES.map(([rule, signals]) => [`recovery of ${rule}`, composeDraft(well(resolved(signals)))] as const),
  ...THREADS.map(([name, lines]) => [`update: ${name}`, lines] as const),
  ...UNKNOWN,
  ...RULES.flatMap(([rule, one], index) =>
    RULES.slice(index + 1).map(
      ([other, two]) => [`${rule} and ${other}`, composeDraft(troubled([...one, ...two]))] as const,
    ),
  ),
  ...RULES.flatMap(([rule, one]) =>
    RULES.filter(([other]) => other !== rule)
      .slice(0, 2)
      .map(
        ([other, two]) =>
          [`${rule}, and ${other} resolved`, composeDraft(troubled([...one, ...resolved(two)]))] as const,
      ),
  ),
];

it('are word for word those that were read and found good', async () => {
  const text = DRAFTS.map(([name, lines]) => `# ${name}\n${draftText(lines)}\n`).join('\n');
  await expect(text).toMatchFileSnapshot('golden-drafts.txt');
});

describe.each(DRAFTS)('the draft of %s', (_name, lines) => {
  it('may leave, in the published five lines', () => {
    const text = draftText(lines);
    expect(checkText(text).findings).toEqual([]);
    expect(checkDraftStructure(text)).toEqual([]);
  });
});
