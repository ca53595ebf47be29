import type { Picture } from '../../metadata/picture.ts';
import type { Signal } from '../../signals/signal.ts';
import { counted, heldText, named } from '../wording.ts';
import type { Fact, Scene } from './fact.ts';

const WORDS: Readonly<Record<string, string>> = {
  'upstream.reauth_required': 'in reauth_required',
  'upstream.refresh_failed': 'in refresh_failed',
  'upstream.refresh_overdue': 'with an overdue token refresh',
  'upstream.paused': 'paused',
  'upstream.out_of_service': 'out of service',
  'upstream.quota_exhausted': 'with exhausted quota',
  'upstream.quota_limited': 'with limited quota',
  'upstream.quota_stale': 'with old quota evidence',
  'upstream.saved_reset_expiring': 'with a saved quota reset that expires within a day',
};

/** Troubles that only the calendar brings: since when says nothing. */
const CALENDAR: ReadonlySet<string> = new Set(['upstream.saved_reset_expiring']);

/** The Pools that at least one of the upstreams is assigned to, in the picture's order. */
export function poolsOf(picture: Picture, upstreamIds: ReadonlySet<string>): Picture['pools'] {
  return picture.pools.filter((pool) =>
    picture.memberships.some(({ id, upstreamIds: members }) => {
      return id === pool.id && members.some((member) => upstreamIds.has(member));
    }),
  );
}

/** ` of 5 upstreams of example-pool`: the upstreams the counted ones are among. */
function among(ids: ReadonlySet<string>, picture: Picture): string {
  const pools = poolsOf(picture, ids);
  const memberships = picture.memberships.filter((each) => pools.some(({ id }) => id === each.id));
  const members = new Set(memberships.flatMap(({ upstreamIds }) => upstreamIds));
  if (pools.length === 0 || [...ids].some((id) => !members.has(id))) {
    return `of ${counted(Math.max(picture.upstreams.length, ids.size), 'upstream')}`;
  }
  const bound = memberships.some(({ truncated }) => truncated) ? 'at least ' : '';
  const names = named(
    pools.map(({ label }) => label),
    'Pool',
  );
  return `of ${bound}${counted(members.size, 'upstream')} of ${names}`;
}

/** Upstreams of one rule as a count among those of their Pools, never as a list of accounts. */
export function upstreamFact(rule: string, signals: readonly Signal[], { picture, presentMs }: Scene): Fact {
  const ids = new Set(signals.map(({ subject }) => subject.id));
  const what = WORDS[rule] ?? 'affected';
  return {
    key: rule,
    text: `${ids.size} ${among(ids, picture)} ${what}${CALENDAR.has(rule) ? '' : heldText(signals, presentMs)}`,
    measure: `${ids.size}`,
    level: ids.size,
    signals,
  };
}
