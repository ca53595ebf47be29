import { MINUTE_MS, NOW_MS, picture, sources } from '../../metadata/testing/records.ts';
import type { Signal } from '../../signals/signal.ts';
import { composeDraft } from '../compose.ts';
import type { DraftLine } from '../draft-line.ts';
import { ALL_SIGNALS, ofRule } from './rule-signals.ts';
import { resolved, troubled, well } from './scenes.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;
const BLIND = sources({ pools: 'failing', upstreams: 'failing', quotas: 'stale' });
const OUTAGE = ofRule('pool.no_ready_upstream').filter(({ subject }) => subject.id === 'batch');

const changed = (signals: readonly Signal[], change: Partial<Signal>): Signal[] =>
  signals.map((each) => ({ ...each, ...change }));
const stale = (signals: readonly Signal[]) => changed(signals, { stale: true });
const since = (beforeMs: number, change: Partial<Signal> = {}) =>
  changed(OUTAGE, { sinceMs: NOW_MS - beforeMs, ...change });

const UNREAD = sources().map((each) => ({
  ...each,
  state: 'waiting' as const,
  observedAt: null,
  ageMs: null,
}));

/** What is not known or not current, what is past, and what times there are. */
export const MOMENTS: readonly (readonly [string, DraftLine[]])[] = [
  ['nothing is wrong', composeDraft(well([]))],
  ['nothing was ever read', composeDraft(well([], { picture: picture(), sources: UNREAD }))],
  ['nothing fires in data that is old', composeDraft(well([], { sources: BLIND }))],
  [
    'nothing fires in what the credential may see',
    composeDraft(well([], { sources: sources({ quotas: 'hidden', requests: 'not exposed' }) })),
  ],
  [
    'nothing fires, and one list is hidden and another old',
    composeDraft(well([], { sources: sources({ pools: 'hidden', requests: 'stale', slo: 'refused' }) })),
  ],
  ['nothing fires, and the metrics are old', composeDraft(well([], { sources: sources({ slo: 'stale' }) }))],
  ['the outage is seen in data that is old', composeDraft(troubled(stale(OUTAGE), { sources: BLIND }))],
  ['recovery is claimed by data that is old', composeDraft(well(resolved(OUTAGE), { sources: BLIND }))],
  ['what is over is not seen to be well', composeDraft(troubled(resolved(ALL_SIGNALS)))],
  ['everything at once', composeDraft(troubled(ALL_SIGNALS))],
  ['everything is over', composeDraft(well(resolved(ALL_SIGNALS)))],
  ['an outage that is not confirmed yet', composeDraft(troubled(changed(OUTAGE, { state: 'pending' })))],
  ['an outage since yesterday', composeDraft(troubled(since(11 * 60 * MINUTE_MS)))],
  ['an outage since last year', composeDraft(troubled(since(40 * DAY_MS)))],
  [
    'an outage since before the console looked',
    composeDraft(troubled(since(DAY_MS, { sinceIsLowerBound: true }))),
  ],
  ['an outage that came and went', composeDraft(troubled(since(60 * MINUTE_MS, { occurrences: 4 })))],
  [
    'an outage over midnight that is over',
    composeDraft(well(resolved(since(11 * 60 * MINUTE_MS)), { presentMs: NOW_MS })),
  ],
  ['an outage at a moment of today', composeDraft(troubled(OUTAGE, { presentMs: NOW_MS + MINUTE_MS }))],
  ['an outage at a moment a week ago', composeDraft(troubled(OUTAGE, { presentMs: NOW_MS + 7 * DAY_MS }))],
  ['nothing wrong at a moment a week ago', composeDraft(well([], { presentMs: NOW_MS + 7 * DAY_MS }))],
  [
    'nothing known of a moment a week ago',
    composeDraft(well([], { presentMs: NOW_MS + 7 * DAY_MS, sources: UNREAD })),
  ],
  [
    'gateway, service and key at once',
    composeDraft(troubled(ofRule('gateway.not_ready', 'slo.lane', 'key.expired'))),
  ],
];
