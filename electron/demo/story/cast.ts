import { hash } from 'node:crypto';
import { SENTINELS } from '../pooler/sentinels.ts';

/** A Pool of the story, as it stays throughout. */
export interface PoolPart {
  readonly slug: string;
  readonly name: string;
  readonly routingStrategy: string;
  readonly apiKeyCount: number;
  readonly status: 'active' | 'disabled';
}

/** An upstream of the story: who it is and where it serves; how it fares is the plot's. */
export interface UpstreamPart {
  readonly number: number;
  readonly plan: string;
  readonly pools: readonly string[];
  readonly onboardingMethod: 'browser' | 'device' | 'import' | 'invite';
  /** Largest share of a quota window it uses up, percent. */
  readonly appetite: number;
}

export const POOLS: readonly PoolPart[] = [
  pool('primary', 'bridge_ring', 12),
  pool('batch', 'quota_first', 4),
  pool('research', 'least_recent_success', 6),
  pool('interactive', 'deterministic_rotation', 9),
  { ...pool('retired', 'bridge_ring', 1), status: 'disabled' },
];

/** `example-batch` has only 04 and 05: with both gone it cannot serve. */
export const UPSTREAMS: readonly UpstreamPart[] = [
  upstream(1, 'team', ['primary'], 'browser', 62),
  upstream(2, 'enterprise', ['primary', 'research'], 'invite', 48),
  upstream(3, 'plus', ['primary', 'research'], 'device', 100),
  upstream(4, 'team', ['primary', 'batch'], 'browser', 55),
  upstream(5, 'pro', ['batch'], 'import', 44),
  upstream(6, 'pro', ['research'], 'browser', 37),
  upstream(7, 'enterprise', ['research', 'interactive'], 'invite', 58),
  upstream(8, 'team', ['interactive'], 'device', 41),
  upstream(9, 'plus', ['interactive'], 'import', 29),
];

/** A stable, random-looking UUID for a thing of the story: aliases are cut from ids, so zeros would collide. */
export function storyId(thing: string): string {
  const hex = hash('sha256', `example-story ${thing}`);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function pool(name: string, routingStrategy: string, apiKeyCount: number): PoolPart {
  const title = `Example ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { slug: `example-${name}`, name: title, routingStrategy, apiKeyCount, status: 'active' };
}

function upstream(
  number: number,
  plan: string,
  pools: readonly string[],
  onboardingMethod: UpstreamPart['onboardingMethod'],
  appetite: number,
): UpstreamPart {
  return { number, plan, pools: pools.map((name) => `example-${name}`), onboardingMethod, appetite };
}

/** Two labels break the redaction policy on purpose: one is an e-mail, one only contains one. */
export function accountLabel(part: UpstreamPart): string {
  if (part.number === 8) return `example-shared (${SENTINELS.labelEmail})`;
  if (part.number === 9) return SENTINELS.wholeLabelEmail;
  return `example-upstream-0${part.number}`;
}
