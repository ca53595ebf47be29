import { ROUTABLE_UPSTREAM_STATUSES, type Upstream } from '../../metadata/entities.ts';
import type { Picture } from '../../metadata/picture.ts';
import { poolReadiness, quotaStanding, readinessText } from '../../signals/readiness.ts';
import type { Signal } from '../../signals/signal.ts';
import { heldText, listed } from '../wording.ts';
import { crowdFact, crowdOfOne } from './crowd.ts';
import type { Fact, Scene } from './fact.ts';

/** The upstreams assigned to a Pool, as far as they are listed. */
export function membersOf(picture: Picture, poolId: string): Upstream[] {
  const ids = picture.memberships.find(({ id }) => id === poolId)?.upstreamIds ?? [];
  return picture.upstreams.filter(({ id }) => ids.includes(id));
}

/** The obstacle of an upstream whose quota is used up. */
export const EXHAUSTED = 'with exhausted quota';

/** Why an upstream cannot serve, as it stands after a count; null where nothing is known to be in its way. */
export function obstacleOf({ id, status, activeAssignmentCount }: Upstream, scene: Scene): string | null {
  if (!ROUTABLE_UPSTREAM_STATUSES.has(status)) return status === 'paused' ? status : `in ${status}`;
  if (activeAssignmentCount === 0) return 'without active assignment';
  const quota = scene.picture.quotas.find((candidate) => candidate.id === id);
  return quotaStanding(quota, scene.nowMs) === 'not ready' ? EXHAUSTED : null;
}

/** More states than this make a line hard to read. */
const MOST_OBSTACLES = 3;

/** ` (1 in reauth_required and 2 with exhausted quota)`: the upstreams that are not ready, counted by state. */
function byState(poolId: string, scene: Scene): string {
  const obstacles = membersOf(scene.picture, poolId).flatMap((member) => obstacleOf(member, scene) ?? []);
  const counts = [...Map.groupBy(obstacles, (obstacle) => obstacle)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  if (counts.length === 0) return '';
  const told = counts.slice(0, MOST_OBSTACLES).map(([obstacle, all]) => `${all.length} ${obstacle}`);
  const others = counts.slice(MOST_OBSTACLES).reduce((sum, [, all]) => sum + all.length, 0);
  return ` (${listed(others === 0 ? told : [...told, `${others} otherwise`])})`;
}

const WITHOUT_FIGURES: Readonly<Record<string, string>> = {
  'pool.no_ready_upstream': 'without a ready upstream',
  'pool.no_upstream_assigned': 'without any upstream assigned',
};

function withoutFigures(rule: string): string {
  return WITHOUT_FIGURES[rule] ?? 'with reduced readiness';
}

/**
 * One Pool with its readiness at the moment, and its upstreams that are not ready by state. A trouble that is over is
 * told without figures, for they have changed since.
 */
function poolFact(signal: Signal, scene: Scene): Fact {
  const { label, id } = signal.subject;
  const held = heldText([signal], scene.presentMs);
  const known = scene.picture.pools.find((candidate) => candidate.id === id);
  const common = { key: `pool:${id}`, signals: [signal] };
  if (signal.rule === 'pool.no_upstream_assigned' || signal.state === 'resolved' || known === undefined) {
    return { ...common, text: `${label} ${withoutFigures(signal.rule)}${held}`, measure: null, level: 0 };
  }
  const readiness = poolReadiness(known, { ...scene.picture, nowMs: scene.nowMs });
  const upstreams = readiness.total === 1 ? 'upstream' : 'upstreams';
  return {
    ...common,
    text: `${label} with ${readinessText(readiness)} ${upstreams} ready${byState(id, scene)}${held}`,
    measure: readinessText(readiness),
    level: -(readiness.low + readiness.high),
  };
}

/** Pools of one capacity rule: a few with their readiness, many (`isCrowded`) as a count. */
export function poolFacts(
  rule: string,
  signals: readonly Signal[],
  scene: Scene,
  isCrowded: boolean,
): Fact[] {
  const facts = signals.map((signal) => poolFact(signal, scene));
  if (!isCrowded) return facts;
  return facts.length === 1
    ? facts.map((fact) => crowdOfOne(rule, fact))
    : [crowdFact(rule, `Pools ${withoutFigures(rule)}`, signals, scene.presentMs)];
}
