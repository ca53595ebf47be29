import { Link } from 'wouter';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { severityRank } from '../../../shared/signals/severity.ts';
import { Panel } from '../../components/panel.tsx';
import { PoolTraffic } from '../../components/pool-traffic.tsx';
import { Readiness } from '../../components/readiness.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { Tone, toneStyle } from '../../components/tone.tsx';
import classes from './now.module.css';

type PoolView = ApiOutputs['now']['view']['pools'][number];

function plural(count: number): string {
  return `${count} ${count === 1 ? 'signal' : 'signals'}`;
}

function Tile({ view }: { readonly view: PoolView }) {
  const { pool, severity, readiness, stale, topSignal, signalCount, traffic } = view;
  const others = topSignal === null ? signalCount : signalCount - 1;
  return (
    <li>
      <Link href={`/pools/${pool.id}`} className={classes.tile ?? ''} style={toneStyle(severity)}>
        <span className={classes.tileTop}>
          <b className={classes.tileName}>{pool.label}</b>
          <SeverityBadge severity={severity} shape="plain" />
        </span>
        <Readiness readiness={readiness} stale={stale} />
        <span className={classes.tileTraffic}>
          <PoolTraffic traffic={traffic} />
        </span>
        {stale ? <Tone tone="unknown" icon="clock" word="From stale data" /> : null}
        <span className={classes.tileSignal}>
          {signalCount === 0 ? 'no signal' : topSignal}
          {others > 0 ? <span>{plural(others)} on its upstreams</span> : null}
        </span>
      </Link>
    </li>
  );
}

interface PoolTilesProps {
  readonly pools: readonly PoolView[];
  readonly sources: readonly SourceStatus[];
}

/** Every Pool with its readiness, worst first. */
export function PoolTiles({ pools, sources }: PoolTilesProps) {
  const source = sources.find(({ id }) => id === 'pools');
  const ordered = [...pools].sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
  return (
    <Panel title="Pools" aside={<span>{pools.length} listed</span>}>
      {pools.length === 0 ? (
        <Empty
          icon="pools"
          title={source?.state === 'live' ? 'This Pooler lists no Pool' : 'Pools are not known'}
        >
          {source?.detail ?? 'Waiting for the first answer.'}
        </Empty>
      ) : (
        <ul className={classes.tiles}>
          {ordered.map((view) => (
            <Tile key={view.pool.id} view={view} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
