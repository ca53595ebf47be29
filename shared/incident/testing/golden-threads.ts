import { NOW_MS, sources } from '../../metadata/testing/records.ts';
import type { Signal } from '../../signals/signal.ts';
import { composeUpdate } from '../compose.ts';
import type { DraftLine } from '../draft-line.ts';
import { ofRule } from './rule-signals.ts';
import { BETTER_PICTURE, resolved, SERVING_PICTURE, troubled, WORSE_PICTURE, well } from './scenes.ts';

const MINUTE_MS = 60_000;
const THEN_MS = NOW_MS - 10 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

const began = (signals: readonly Signal[], beforeMs: number): Signal[] =>
  signals.map((signal) => ({ ...signal, sinceMs: NOW_MS - beforeMs, sinceIsLowerBound: false }));
const stale = (signals: readonly Signal[]): Signal[] => signals.map((each) => ({ ...each, stale: true }));
const back = (signals: readonly Signal[]): Signal[] => signals.map((each) => ({ ...each, occurrences: 2 }));
const then = (signals: readonly Signal[]) => troubled(signals, { nowMs: THEN_MS, presentMs: THEN_MS });

/** Where the outage of example-batch began later than the last update. */
const OUTAGE = ofRule('pool.no_ready_upstream').filter(({ subject }) => subject.id === 'batch');
const LATER = began(OUTAGE, 5 * MINUTE_MS);
const REAUTH = ofRule('upstream.reauth_required');
const MORE_REAUTH = [
  ...REAUTH,
  ...REAUTH.map((signal) => {
    const subject = { ...signal.subject, id: 'u2', label: 'example-u2' };
    return { ...signal, id: 'upstream.reauth_required:u2', subject, sinceMs: NOW_MS - 120_000 };
  }),
];
const REDUCED = ofRule('pool.reduced_readiness').filter(({ subject }) => subject.id === 'primary');
const GATEWAY = ofRule('gateway.not_ready');
const BREACHES = ofRule('slo.breach');
const BLIND = sources({ pools: 'failing', upstreams: 'failing', quotas: 'stale' });

/** The next update of a thread, in every way that a thread can go. */
export const THREADS: readonly (readonly [string, DraftLine[]])[] = [
  ['nothing has changed', composeUpdate(then(REAUTH), troubled(REAUTH))],
  [
    'nothing has changed, but the picture is old',
    composeUpdate(then(REAUTH), troubled(stale(REAUTH), { sources: BLIND })),
  ],
  [
    'nothing has changed since yesterday',
    composeUpdate(
      troubled(began(REAUTH, 2 * DAY_MS), { nowMs: NOW_MS - DAY_MS }),
      troubled(began(REAUTH, 2 * DAY_MS)),
    ),
  ],
  ['more upstreams are out', composeUpdate(then(REAUTH), troubled(MORE_REAUTH, { picture: WORSE_PICTURE }))],
  [
    'fewer upstreams are out',
    composeUpdate(then(MORE_REAUTH), troubled([...REAUTH, ...resolved(MORE_REAUTH.slice(1))])),
  ],
  ['a Pool stops', composeUpdate(then(REAUTH), troubled([...REAUTH, ...LATER]))],
  [
    'a Pool stops and the gateway is ready again',
    composeUpdate(then([...REAUTH, ...GATEWAY]), troubled([...REAUTH, ...LATER, ...resolved(GATEWAY)])),
  ],
  [
    'readiness falls',
    composeUpdate(troubled(REDUCED, { nowMs: THEN_MS, picture: BETTER_PICTURE }), troubled(REDUCED)),
  ],
  ['what was so before is told first', composeUpdate(then(REAUTH), troubled([...REAUTH, ...GATEWAY]))],
  [
    'the worst is over',
    composeUpdate(then([...OUTAGE, ...REAUTH]), troubled([...resolved(OUTAGE), ...REAUTH])),
  ],
  [
    'a Pool is served again while an upstream is still out',
    composeUpdate(
      then([...OUTAGE, ...REAUTH]),
      troubled([...resolved(OUTAGE), ...REAUTH], { picture: SERVING_PICTURE }),
    ),
  ],
  [
    'that Pool was told of as served again in the update before',
    composeUpdate(
      troubled([...resolved(OUTAGE), ...REAUTH], { nowMs: THEN_MS, picture: SERVING_PICTURE }),
      troubled([...resolved(OUTAGE), ...REAUTH], { picture: SERVING_PICTURE }),
    ),
  ],
  [
    'what was over is back',
    composeUpdate(then([...resolved(OUTAGE), ...REAUTH]), troubled([...back(OUTAGE), ...REAUTH])),
  ],
  [
    'what was over happened again',
    composeUpdate(
      then([...resolved(GATEWAY), ...REAUTH]),
      troubled([...began(GATEWAY, MINUTE_MS), ...REAUTH]),
    ),
  ],
  [
    'rows come back one after the other',
    composeUpdate(then(BREACHES), troubled([...BREACHES.slice(0, 1), ...resolved(BREACHES.slice(1))])),
  ],
  ['nothing was wrong then', composeUpdate(well([], { nowMs: THEN_MS }), troubled(LATER))],
  ['all is well again', composeUpdate(then([...OUTAGE, ...REAUTH]), well(resolved([...OUTAGE, ...REAUTH])))],
  ['all stays well', composeUpdate(well(resolved(OUTAGE), { nowMs: THEN_MS }), well(resolved(OUTAGE)))],
  [
    'all seems well in data that is old',
    composeUpdate(then(OUTAGE), well(resolved(OUTAGE), { sources: BLIND })),
  ],
  [
    'the end was not seen',
    composeUpdate(
      then(OUTAGE),
      well(OUTAGE.map((signal) => ({ ...signal, state: 'resolved', resolvedAtMs: null }))),
    ),
  ],
];
