import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import { column } from '../../components/log-table/column.ts';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { poolPlace } from '../../components/log-table/places.ts';
import { RowTime } from '../../components/log-table/row-time.tsx';
import { actorWords, factWords, Outcome, Target } from './audit-words.tsx';

/** The audit log as columns. */
export const AUDIT_COLUMNS = [
  column<AuditEvent>('Time', { track: '96px' }, (row) => <RowTime atMs={row.occurredAtMs} />),
  column<AuditEvent>('Actor', { track: 'minmax(152px, 0.8fr)' }, actorWords),
  column<AuditEvent>('Action', { track: 'minmax(290px, 1.9fr)' }, (row) => (
    <b title={row.action}>{row.action}</b>
  )),
  column<AuditEvent>('Target', { track: '130px', fromPx: 1000 }, (row) => <Target event={row} inRow />),
  column<AuditEvent>('Outcome', { track: '92px' }, (row) => <Outcome outcome={row.outcome} />),
  column<AuditEvent>('Pool', { track: 'minmax(90px, 0.9fr)', fromPx: 1100 }, (row) => (
    <PlaceLink inRow to={poolPlace(row.poolId)}>
      {row.poolLabel ?? '–'}
    </PlaceLink>
  )),
  column<AuditEvent>('Facts', { track: 'minmax(100px, 1.4fr)' }, (row) => (
    <span title={factWords(row)}>{factWords(row)}</span>
  )),
];
