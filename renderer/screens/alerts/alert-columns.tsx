import { column } from '../../components/log-table/column.ts';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { poolPlace, upstreamPlace } from '../../components/log-table/places.ts';
import { RowTime } from '../../components/log-table/row-time.tsx';
import { Tone } from '../../components/tone.tsx';
import { type AlertView, alertLook, ruleWords } from './alert-words.ts';

/** The upstream or the Pool an alert is about, whichever it names. */
function Where({ view: { alert, poolLabel, upstreamLabel } }: { readonly view: AlertView }) {
  if (poolLabel === null && upstreamLabel === null) return '–';
  return (
    <>
      {upstreamLabel === null ? null : (
        <PlaceLink inRow to={upstreamPlace(alert.upstreamId)}>
          {upstreamLabel}
        </PlaceLink>
      )}
      {poolLabel === null || upstreamLabel === null ? '' : ' in '}
      {poolLabel === null ? null : (
        <PlaceLink inRow to={poolPlace(alert.poolId)}>
          {poolLabel}
        </PlaceLink>
      )}
    </>
  );
}

/** The Pooler's alerts as columns. */
export const ALERT_COLUMNS = [
  column<AlertView>('Last seen', { track: '96px' }, ({ alert }) => <RowTime atMs={alert.lastSeenAtMs} />),
  column<AlertView>('Severity', { track: '92px' }, ({ alert }) => (
    <Tone {...alertLook(alert)} word={alert.severity} />
  )),
  column<AlertView>('State', { track: '104px' }, ({ alert }) => alert.state),
  column<AlertView>('Rule', { track: 'minmax(212px, 1.4fr)' }, ({ alert }) => (
    <b title={alert.ruleKind}>{ruleWords(alert.ruleKind)}</b>
  )),
  column<AlertView>('Where', { track: 'minmax(140px, 1fr)' }, (view) => <Where view={view} />),
  column<AlertView>('First seen', { track: '96px', fromPx: 860 }, ({ alert }) => (
    <RowTime atMs={alert.firstSeenAtMs} />
  )),
  column<AlertView>('Times', { track: '52px', align: 'end' }, ({ alert }) =>
    alert.occurrenceCount.toLocaleString('en-GB'),
  ),
];
