import { Link } from 'wouter';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { severityRank } from '../../../shared/signals/severity.ts';
import { Panel } from '../../components/panel.tsx';
import { Readiness } from '../../components/readiness.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { toneStyle } from '../../components/tone.tsx';
import classes from './pools.module.css';

export type PoolView = ApiOutputs['pools']['list']['pools'][number];

/** Worst first, then by name. */
export function orderPools(pools: readonly PoolView[]): PoolView[] {
  return [...pools].sort(
    (a, b) =>
      severityRank(a.severity) - severityRank(b.severity) || a.pool.label.localeCompare(b.pool.label, 'en'),
  );
}

interface PoolListProps {
  readonly pools: readonly PoolView[];
  readonly shownId: string | null;
  readonly sources: readonly SourceStatus[];
}

/** The Pools to choose from. */
export function PoolList({ pools, shownId, sources }: PoolListProps) {
  const source = sources.find(({ id }) => id === 'pools');
  if (pools.length === 0) {
    return (
      <Panel title="Pools">
        <Empty
          icon="pools"
          title={source?.state === 'live' ? 'This Pooler lists no Pool' : 'Pools are not known'}
        >
          {source?.detail ?? 'Waiting for the first answer.'}
        </Empty>
      </Panel>
    );
  }
  return (
    <Panel title="Pools" aside={<span>{pools.length} listed, worst first</span>}>
      <ul>
        {pools.map(({ pool, severity, readiness, stale }) => (
          <li key={pool.id}>
            <Link
              href={`/pools/${pool.id}`}
              className={classes.item ?? ''}
              style={toneStyle(severity)}
              aria-current={pool.id === shownId ? 'true' : undefined}
            >
              <span className={classes.itemTop}>
                <b>{pool.label}</b>
                <SeverityBadge severity={severity} shape="plain" />
              </span>
              <Readiness readiness={readiness} stale={stale} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
