import { Link } from 'wouter';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { auditPlace, requestsPlace } from '../../components/log-table/places.ts';
import { Panel } from '../../components/panel.tsx';
import { PoolTraffic } from '../../components/pool-traffic.tsx';
import { Readiness } from '../../components/readiness.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { SOURCE_WORDS } from '../../components/source-words.ts';
import { Tone } from '../../components/tone.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { Age } from '../../time/moment.tsx';
import { DraftFor } from '../incident/draft-button.tsx';
import type { PoolView } from './pool-list.tsx';
import classes from './pools.module.css';
import { UpstreamRow } from './upstream-row.tsx';

const COLUMNS = ['Upstream', 'Can serve', 'Status', 'Quota window', 'Used', 'Resets', 'Evidence'] as const;

function Freshness({ sources }: { readonly sources: readonly SourceStatus[] }) {
  return (
    <span>
      {sources.map((source, index) => (
        <span key={source.id}>
          {index === 0 ? '' : ', '}
          {SOURCE_WORDS[source.id]} {source.state} <Age atMs={source.observedAt} none="never read" />
        </span>
      ))}
    </span>
  );
}

function readinessNote({ readiness }: PoolView): string | null {
  if (!readiness.membershipKnown) {
    return 'The list of its upstreams is not complete, so part of the readiness cannot be told.';
  }
  if (readiness.low === readiness.high) return null;
  return 'An interval, because the API tells how many of an upstream’s assignments are active, not which.';
}

/** One Pool: what it is, how ready, and each of its upstreams with its quota windows. */
export function PoolDetail({
  view,
  sources,
}: {
  readonly view: PoolView;
  readonly sources: readonly SourceStatus[];
}) {
  const { pool, readiness, severity, stale, topSignal, upstreams, traffic } = view;
  const note = readinessNote(view);
  return (
    <Panel title={pool.label} aside={<Freshness sources={sources} />}>
      <div className={classes.summary}>
        <SeverityBadge severity={severity} />
        {stale ? <Tone tone="unknown" icon="clock" word="From stale data" shape="filled" /> : null}
        <Readiness readiness={readiness} stale={stale} />
        <dl className={classes.facts}>
          <dt>Status</dt>
          <dd>{pool.status}</dd>
          <dt>API keys</dt>
          <dd>
            <Link href={`/keys?${new URLSearchParams({ pool: pool.id })}`}>{pool.apiKeyCount}</Link>
          </dd>
          <dt>Upstreams</dt>
          <dd>{pool.upstreamCount}</dd>
          <dt>Traffic</dt>
          <dd>
            <PoolTraffic traffic={traffic} />
          </dd>
          <dt>Routing</dt>
          <dd>{pool.routingStrategy ?? 'not told'}</dd>
          <dt>Logs</dt>
          <dd>
            <Link href={requestsPlace({ pool: pool.id })}>requests</Link>,{' '}
            <Link href={auditPlace({ pool: pool.id })}>audit</Link>
          </dd>
          <dt>Slug</dt>
          <dd>{pool.slug}</dd>
        </dl>
        {topSignal === null ? null : <p className={classes.signal}>{topSignal}</p>}
        <DraftFor subjectIds={[pool.id, ...upstreams.map(({ id }) => id)]} about={pool.label} />
        {note === null ? null : <p className={classes.note}>{note}</p>}
      </div>
      {upstreams.length === 0 ? (
        <Empty
          icon="plug"
          title={readiness.membershipKnown ? 'No upstream is assigned' : 'Its upstreams are not known'}
        >
          {readiness.membershipKnown
            ? 'A Pool without upstreams cannot serve. Assign one on the Pooler, or retire its keys.'
            : 'They have not been read yet, or this credential may not see them.'}
        </Empty>
      ) : (
        <WideTable label={`upstreams of ${pool.label}`} columns={COLUMNS}>
          {upstreams.map((upstream) => (
            <UpstreamRow key={upstream.id} view={upstream} stale={stale} />
          ))}
        </WideTable>
      )}
    </Panel>
  );
}
