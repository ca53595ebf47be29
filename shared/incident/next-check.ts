import type { Upstream } from '../metadata/entities.ts';
import type { Signal } from '../signals/signal.ts';
import type { Scene } from './facts/fact.ts';
import { EXHAUSTED, membersOf, obstacleOf } from './facts/pools.ts';
import { isPoolCapacity, isUpstreamOut } from './facts/standing.ts';
import { poolsOf } from './facts/upstreams.ts';
import { poolNames } from './impact.ts';
import { type Phrase, type PhraseEvidence, phrase } from './phrase.ts';
import { closureOf } from './recovery.ts';
import { statusWord } from './status.ts';
import { utcTime } from './time.ts';
import type { Unread } from './unread.ts';
import { listed, uncapitalised, withoutName } from './wording.ts';

/** What gets upstreams in a state to serve again; the first that a Pool has is the quickest way back. */
const REMEDIES: readonly {
  readonly state: string;
  readonly rule: string;
  readonly action: (who: string) => string;
}[] = [
  {
    state: 'reauth_required',
    rule: 'upstream.reauth_required',
    action: (who) => `re-authenticate ${who}, then confirm that quota evidence is fresh`,
  },
  {
    state: 'refresh_failed',
    rule: 'upstream.refresh_failed',
    action: (who) => `start a token refresh of ${who} by hand and watch the status`,
  },
  {
    state: 'refresh_due',
    rule: 'upstream.refresh_overdue',
    action: (who) => `make sure that a worker runs the token-refresh job, then refresh ${who} by hand`,
  },
  {
    state: 'paused',
    rule: 'upstream.paused',
    action: (who) => `resume ${who} unless the pause is meant to last`,
  },
];

/** Upstreams by name while they are few, by their count and state when they are many. */
function who(labels: readonly string[], pools: string, state: string): string {
  const where = pools === '' ? '' : ` of ${pools}`;
  return labels.length <= 2
    ? `${listed(labels)}${where}`
    : `the ${labels.length} upstreams${where} in ${state}`;
}

/** When the first of the upstreams gets quota again, ms; null where no reset is known. */
function earliestReset(upstreamIds: ReadonlySet<string>, { picture, nowMs }: Scene): number | null {
  const resets = picture.quotas
    .filter(({ id }) => upstreamIds.has(id))
    .flatMap(({ windows }) => windows.filter(({ unusableReason }) => unusableReason === 'exhausted'))
    .flatMap(({ resetAtMs }) => (resetAtMs !== null && resetAtMs > nowMs ? [resetAtMs] : []));
  return resets.length === 0 ? null : Math.min(...resets);
}

/** What the picture says of the upstreams an action is about. */
function evidenceOf(upstreams: readonly Upstream[], { picture }: Scene): PhraseEvidence[] {
  return upstreams.map(({ id, label, status }) => ({
    signalId: null,
    source: 'upstreams',
    text: `status ${status}`,
    subject: { kind: 'upstream', id, label },
    fromMs: picture.statusSince.get(`upstream:${id}`)?.atMs ?? null,
    toMs: picture.asOfMs,
  }));
}

/** A Pool's trouble is mended at its upstreams: the quickest way to have one back. */
function poolCheck(lead: Signal, firing: readonly Signal[], scene: Scene): Phrase | null {
  const { id, label } = lead.subject;
  const members = membersOf(scene.picture, id);
  for (const { state, action } of REMEDIES) {
    const out = members.filter(({ status }) => status === state);
    if (out.length === 0) continue;
    const told = firing.filter(({ subject }) => out.some((member) => member.id === subject.id));
    const names = who(
      out.map((member) => member.label),
      label,
      state,
    );
    return phrase(action(names), [lead, ...told], evidenceOf(out, scene));
  }
  const exhausted = members.filter((member) => obstacleOf(member, scene) === EXHAUSTED);
  const resetAtMs = earliestReset(new Set(exhausted.map((member) => member.id)), scene);
  if (resetAtMs === null) return null;
  const text = `assign another upstream to ${label}, or wait for the quota reset at ${utcTime(resetAtMs, scene.presentMs)}`;
  return phrase(text, [lead]);
}

function upstreamCheck(lead: Signal, firing: readonly Signal[], scene: Scene): Phrase | null {
  const alike = firing.filter(({ rule }) => rule === lead.rule);
  const ids = new Set(alike.map(({ subject }) => subject.id));
  const pools = poolsOf(scene.picture, ids);
  const labels = alike.map(({ subject }) => subject.label);
  const remedy = REMEDIES.find(({ rule }) => rule === lead.rule);
  if (remedy !== undefined) return phrase(remedy.action(who(labels, poolNames(pools), remedy.state)), alike);
  const resetAtMs = earliestReset(ids, scene);
  if (lead.rule !== 'upstream.quota_exhausted' || pools.length === 0 || resetAtMs === null) return null;
  const spent = labels.length <= 2 ? listed(labels) : `the ${labels.length} upstreams with exhausted quota`;
  const until = utcTime(resetAtMs, scene.presentMs);
  const text = `make sure that ${poolNames(pools)} can do without ${spent} until the quota reset at ${until}`;
  return phrase(text, alike);
}

/** The line is called a check already: what it asks for goes by another verb. */
const VERBS: readonly (readonly [begin: string, instead: string])[] = [
  ['check whether ', 'see whether '],
  ['check that ', 'make sure that '],
  ['check the ', 'look at the '],
];

function asAction({ nextCheck: text, subject }: Signal): string {
  const own = uncapitalised(text, subject.label);
  const [begin, instead] = VERBS.find(([each]) => own.startsWith(each)) ?? ['', ''];
  return `${instead}${own.slice(begin.length)}`;
}

/** What the signal itself asks for; that others of its rule need the same is said, for it names one subject. */
function ownCheck(lead: Signal, firing: readonly Signal[]): Phrase {
  const asked = ({ nextCheck: text, subject }: Signal) => withoutName(text, subject.label, '');
  const others = firing.filter(
    (each) => each.id !== lead.id && each.nextCheck !== lead.nextCheck && asked(each) === asked(lead),
  );
  const [other] = others;
  if (other === undefined) return phrase(asAction(lead), [lead]);
  const rest = others.length === 1 ? other.subject.label : `the other ${others.length}`;
  return phrase(`${asAction(lead)}; the same goes for ${rest}`, [lead, ...others]);
}

function remedyFor(lead: Signal, firing: readonly Signal[], scene: Scene): Phrase {
  const { rule } = lead;
  const special = isPoolCapacity(rule) ? poolCheck : isUpstreamOut(rule) ? upstreamCheck : null;
  return special?.(lead, firing, scene) ?? ownCheck(lead, firing);
}

/** Nearer to the cause first, by the family of the rule: what was set, what serves, what is asked, what is felt. */
const FAMILY_ORDER: readonly string[] = [
  'setting',
  'gateway',
  'pool',
  'upstream',
  'job',
  'key',
  'audit',
  'requests',
  'alert',
  'budget',
  'floor',
  'slo',
  'operator',
  'invite',
  'source',
];

function nearness({ rule, subject }: Signal): number {
  // A route class that is refused suffers what its Pools and settings cause.
  const family = subject.kind === 'route' ? 'requests' : (rule.split('.')[0] ?? '');
  const remedy = REMEDIES.findIndex((each) => each.rule === rule);
  return FAMILY_ORDER.indexOf(family) * REMEDIES.length + (remedy < 0 ? REMEDIES.length - 1 : remedy);
}

/** What the Status line is about: security where it says so, else traffic, else the console's own trouble. */
function candidatesOf(firing: readonly Signal[]): readonly Signal[] {
  if (statusWord(firing) === 'security') return firing.filter(({ security }) => security);
  const traffic = firing.filter(({ subject }) => subject.kind !== 'source');
  return traffic.length > 0 ? traffic : firing;
}

/** The signal to act on: of the worst severity, and among those the nearest to a cause. */
function leadOf(firing: readonly Signal[]): Signal | undefined {
  const candidates = candidatesOf(firing);
  return candidates
    .filter(({ severity }) => severity === candidates[0]?.severity)
    .toSorted((a, b) => nearness(a) - nearness(b))[0];
}

const CLOSING: Readonly<Record<ReturnType<typeof closureOf>, string>> = {
  again: 'watch the next two refreshes, then close the incident',
  unproven: 'ask those who noticed it whether all is well again, then close the incident',
  aged: 'make sure that this was meant, then close the incident',
};

/** Where nobody noticed anything there is nobody to ask. */
function closing(resolved: readonly Signal[], scene: Scene): string {
  const closure = closureOf(resolved, scene);
  const wasFelt = resolved.some(
    ({ severity, security, subject }) => severity !== 'info' && !security && subject.kind !== 'source',
  );
  return closure === 'unproven' && !wasFelt
    ? 'confirm that it is over, then close the incident'
    : CLOSING[closure];
}

/**
 * The single best action: for what the Status line is about, at the cause where the picture knows it. `firing` is in the order of `orderSignals`.
 */
export function nextCheck(
  { firing, resolved }: { readonly firing: readonly Signal[]; readonly resolved: readonly Signal[] },
  scene: Scene,
  { what, evidence }: Unread,
): Phrase {
  const lead = leadOf(firing);
  if (lead !== undefined) return remedyFor(lead, firing, scene);
  if (what !== '')
    return phrase('open Connections and run the test, which names the step that fails', [], evidence);
  if (resolved.length === 0) return phrase('none needed now', []);
  return phrase(closing(resolved, scene), resolved);
}
