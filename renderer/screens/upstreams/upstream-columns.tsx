import { column } from '../../components/log-table/column.ts';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { poolPlace } from '../../components/log-table/places.ts';
import { Standing } from '../../components/standing.tsx';
import { Relative } from '../../time/moment.tsx';
import { tightestWindow, type UpstreamView, usedWords } from './upstream-table-row.ts';

function Pools({ pools }: Pick<UpstreamView, 'pools'>) {
  const [first, ...others] = pools;
  if (first === undefined) return 'none known';
  return (
    <>
      <PlaceLink inRow to={poolPlace(first.id)}>
        {first.label}
      </PlaceLink>
      {others.length === 0 ? null : ` and ${others.length} more`}
    </>
  );
}

function Reset({ view }: { readonly view: UpstreamView }) {
  const window = tightestWindow(view.quota?.windows ?? []);
  return window === null || window.resetAtMs === null ? 'not told' : <Relative atMs={window.resetAtMs} />;
}

/** The upstreams as columns; `stale` rows do not claim that anything is ready. */
export function upstreamColumns(stale: boolean) {
  return [
    column<UpstreamView>('Upstream', { track: 'minmax(168px, 1fr)' }, ({ upstream }) => (
      <b title={upstream.label}>{upstream.label}</b>
    )),
    column<UpstreamView>('Can serve', { track: stale ? '200px' : '128px' }, ({ standing }) => (
      <Standing standing={standing} stale={stale} />
    )),
    column<UpstreamView>('Status', { track: 'minmax(112px, 0.8fr)' }, ({ upstream }) => upstream.status),
    column<UpstreamView>(
      'Plan',
      { track: '84px', fromPx: 1010 },
      ({ upstream }) => upstream.planFamily ?? '–',
    ),
    column<UpstreamView>('Most used quota', { track: '120px' }, ({ quota }) => {
      const window = tightestWindow(quota?.windows ?? []);
      return window === null ? 'not known' : usedWords(window);
    }),
    column<UpstreamView>('Resets', { track: '110px' }, (view) => <Reset view={view} />),
    column<UpstreamView>(
      'Evidence',
      { track: '80px', fromPx: 900 },
      ({ quota }) => quota?.freshness ?? 'none',
    ),
    column<UpstreamView>('Assigned', { track: '104px', fromPx: 1300 }, ({ upstream }) =>
      upstream.assignmentCount === null
        ? 'not told'
        : `${upstream.activeAssignmentCount ?? '?'} of ${upstream.assignmentCount} active`,
    ),
    column<UpstreamView>('Pools', { track: 'minmax(150px, 1.4fr)', fromPx: 860 }, (view) => (
      <Pools pools={view.pools} />
    )),
  ];
}
