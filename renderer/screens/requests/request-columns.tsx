import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import { column } from '../../components/log-table/column.ts';
import { countText, latencyText, usdText } from '../../components/log-table/figures.ts';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { keyPlace, poolPlace } from '../../components/log-table/places.ts';
import { RowTime } from '../../components/log-table/row-time.tsx';
import { Tone } from '../../components/tone.tsx';
import { statusLook } from './request-words.ts';

/** The request log as columns; those a narrow window has no room for stand in the drawer. */
export const REQUEST_COLUMNS = [
  column<RequestLog>('Admitted', { track: '96px' }, (row) => <RowTime atMs={row.admittedAtMs} />),
  column<RequestLog>('Status', { track: '108px' }, (row) => {
    const { word, tone, icon } = statusLook(row.status);
    return <Tone tone={tone} icon={icon} word={word} />;
  }),
  column<RequestLog>('HTTP', { track: '40px', align: 'end' }, (row) => countText(row.responseStatusCode)),
  column<RequestLog>('Code', { track: 'minmax(96px, 0.95fr)' }, (row) => (
    <span title={row.errorCode ?? undefined}>{row.errorCode ?? ''}</span>
  )),
  column<RequestLog>('Pool', { track: 'minmax(80px, 1.05fr)' }, (row) => (
    <PlaceLink inRow to={poolPlace(row.poolId)}>
      {row.poolLabel}
    </PlaceLink>
  )),
  column<RequestLog>('Key', { track: 'minmax(120px, 1.45fr)', fromPx: 930 }, (row) => (
    <PlaceLink inRow to={keyPlace(row.keyId)}>
      {row.keyLabel ?? '–'}
    </PlaceLink>
  )),
  column<RequestLog>('Model', { track: 'minmax(96px, 1.05fr)' }, (row) => (
    <span title={row.model}>{row.model}</span>
  )),
  column<RequestLog>('Route class', { track: '112px', fromPx: 1300 }, (row) => row.routeClass ?? '–'),
  column<RequestLog>('Retries', { track: '54px', align: 'end', fromPx: 1300 }, (row) =>
    countText(row.retryCount),
  ),
  column<RequestLog>('Latency', { track: '70px', align: 'end' }, (row) => latencyText(row.latencyMs)),
  column<RequestLog>('Tokens', { track: '66px', align: 'end', fromPx: 840 }, (row) =>
    countText(row.totalTokens),
  ),
  column<RequestLog>('Cost, USD', { track: '74px', align: 'end', fromPx: 1300 }, (row) =>
    usdText(row.costMicroUsd),
  ),
];
