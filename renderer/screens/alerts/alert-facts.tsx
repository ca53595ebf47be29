import { Facts } from '../../components/log-table/drawer.tsx';
import { Moment } from '../../components/log-table/moment.tsx';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { poolPlace, upstreamPlace } from '../../components/log-table/places.ts';
import { Tone } from '../../components/tone.tsx';
import { type AlertView, alertLook, ruleWords } from './alert-words.ts';

/** One incident of the Pooler's own alerting in full. */
export function AlertFacts({ view: { alert, poolLabel, upstreamLabel } }: { readonly view: AlertView }) {
  const moment = (atMs: number | null) => (atMs === null ? 'no' : <Moment atMs={atMs} />);
  return (
    <>
      <p>
        <Tone {...alertLook(alert)} word={alert.severity} shape="filled" /> {alert.state}
      </p>
      <Facts
        facts={[
          { word: 'Scope', value: ruleWords(alert.scopeType) },
          { word: 'Pool', value: <PlaceLink to={poolPlace(alert.poolId)}>{poolLabel ?? 'none'}</PlaceLink> },
          {
            word: 'Upstream',
            value: <PlaceLink to={upstreamPlace(alert.upstreamId)}>{upstreamLabel ?? 'none'}</PlaceLink>,
          },
          { word: 'First seen', value: <Moment atMs={alert.firstSeenAtMs} /> },
          { word: 'Last seen', value: <Moment atMs={alert.lastSeenAtMs} /> },
          { word: 'Seen', value: `${alert.occurrenceCount.toLocaleString('en-GB')} times` },
          { word: 'Acknowledged', value: moment(alert.acknowledgedAtMs) },
          { word: 'Resolved', value: moment(alert.resolvedAtMs) },
          { word: 'Pools touched', value: alert.targetCount },
        ]}
      />
      {alert.evidence.length === 0 ? null : (
        <Facts
          title="Evidence"
          facts={alert.evidence.map(({ name, value }) => ({ word: ruleWords(name), value }))}
        />
      )}
    </>
  );
}
