import { membership, pool, quota, upstream } from '../../metadata/testing/records.ts';
import type { Signal } from '../../signals/signal.ts';
import { composeDraft } from '../compose.ts';
import type { DraftLine } from '../draft-line.ts';
import { ALL_SIGNALS, crowdOf, ofRule, relabelled } from './rule-signals.ts';
import { resolved, troubled, well } from './scenes.ts';
import { TROUBLED_PICTURE } from './troubles.ts';

/** As long as storage lets a label be (`isPublishableLabel`). */
const LONGEST = 120;

/** The Pool and the upstreams of the outage under other names, as storage lets through what people type. */
function renamed(poolName: string, upstreamName: (id: string) => string) {
  const signals = ofRule('pool.no_ready_upstream', 'upstream.reauth_required').map((signal) =>
    signal.subject.kind === 'pool'
      ? relabelled(signal, signal.subject.id, poolName)
      : relabelled(signal, signal.subject.id, upstreamName(signal.subject.id)),
  );
  const picture = {
    ...TROUBLED_PICTURE,
    pools: [pool('batch', { label: poolName, upstreamCount: 2 })],
    upstreams: ['u1', 'u2'].map((id) => upstream(id, { label: upstreamName(id), status: 'reauth_required' })),
  };
  return composeDraft(troubled(signals, { picture }));
}

const long = (name: string) =>
  `${name} `
    .repeat(LONGEST)
    .slice(0, LONGEST - 4)
    .trim();

/** A Pool that lost so many of its twenty upstreams at once. */
function manyUpstreams(out: number): DraftLine[] {
  const ids = Array.from({ length: 20 }, (_, index) => `n${index + 1}`);
  const lost = new Set(ids.slice(0, out));
  const picture = {
    ...TROUBLED_PICTURE,
    pools: [pool('batch', { upstreamCount: 20 })],
    upstreams: ids.map((id) => upstream(id, { status: lost.has(id) ? 'reauth_required' : 'active' })),
    memberships: [membership('batch', ids)],
    quotas: ids.map((id) => quota(id)),
  };
  return composeDraft(troubled(crowdOf('upstream.reauth_required', out), { picture }));
}

const THOUSAND: readonly Signal[] = [
  ...ALL_SIGNALS,
  ...crowdOf('pool.no_ready_upstream', 100),
  ...crowdOf('key.expired', 500),
  ...crowdOf('requests.failure_share', 100),
  ...crowdOf('slo.breach', 100),
  ...crowdOf('alert.open', 200),
];

/** Many of a kind, and names as people type them. */
export const CROWDS: readonly (readonly [string, DraftLine[]])[] = [
  ['two Pools that stopped', composeDraft(troubled(crowdOf('pool.no_ready_upstream', 2)))],
  ['thirty Pools that stopped', composeDraft(troubled(crowdOf('pool.no_ready_upstream', 30)))],
  ['thirty Pools that serve again', composeDraft(well(resolved(crowdOf('pool.no_ready_upstream', 30))))],
  ['two Pools that are gone', composeDraft(troubled(crowdOf('pool.vanished', 2)))],
  ['four Pools that are gone', composeDraft(troubled(crowdOf('pool.vanished', 4)))],
  ['a Pool that lost 3 of 20 upstreams', manyUpstreams(3)],
  ['a Pool that lost 20 of 20 upstreams', manyUpstreams(20)],
  ['two expired keys', composeDraft(troubled(crowdOf('key.expired', 2)))],
  ['forty expired keys', composeDraft(troubled(crowdOf('key.expired', 40)))],
  ['forty keys that expire', composeDraft(troubled(crowdOf('key.expiring', 40)))],
  ['two invites that expire', composeDraft(troubled(crowdOf('invite.expiring', 2)))],
  ['three operators without a second factor', composeDraft(troubled(crowdOf('operator.totp_off', 3)))],
  ['four Pools whose requests fail', composeDraft(troubled(crowdOf('requests.failure_share', 4)))],
  ['five models that answer slowly', composeDraft(troubled(crowdOf('requests.latency_shift', 5)))],
  ['twelve alerts in the Pooler', composeDraft(troubled(crowdOf('alert.open', 12)))],
  ['three upstreams with old evidence', composeDraft(troubled(crowdOf('upstream.quota_stale', 3)))],
  ['jobs stuck in two areas', composeDraft(troubled(crowdOf('job.stuck', 2)))],
  ['five lanes', composeDraft(troubled(crowdOf('slo.lane', 5)))],
  ['more than a thousand signals', composeDraft(troubled(THOUSAND))],
  ['more than a thousand signals, all over', composeDraft(well(resolved(THOUSAND)))],
  ['names as long as storage keeps', renamed(long('Example Batch'), (id) => long(`Example Team ${id}`))],
  ['long names without a space', renamed('e'.repeat(LONGEST), (id) => `example-${id}-${'x'.repeat(100)}`)],
  ['names in quotes', renamed('"Example" & \'Batch\'', (id) => `example "${id}"`)],
  ['names that end sentences', renamed('Example Inc. Batch', (id) => `Who? Example ${id}; Team!`)],
  ['names in other scripts', renamed('Пример Пул', (id) => `例え ${id}`)],
  ['names with an emoji', renamed('👩‍🔬 Example Lab', (id) => `🧪 ${id}`)],
];
