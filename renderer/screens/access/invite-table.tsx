import type { ApiOutputs } from '../../../shared/api/router.ts';
import { client } from '../../api/client.ts';
import { column } from '../../components/log-table/column.ts';
import { Facts } from '../../components/log-table/drawer.tsx';
import { Moment } from '../../components/log-table/moment.tsx';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { poolPlace } from '../../components/log-table/places.ts';
import { RowDrawer } from '../../components/log-table/row-drawer.tsx';
import { RowSignal } from '../../components/log-table/row-signal.tsx';
import { useListTable } from '../../components/log-table/use-list-table.ts';
import { Relative } from '../../time/moment.tsx';
import { ACCESS_FILTERS, AccessFrame } from './access-frame.tsx';

type InviteView = ApiOutputs['access']['invites']['rows'][number];

const PROCEDURE = ['access', 'invites'] as const;

const COLUMNS = [
  column<InviteView>('Invite', { track: 'minmax(140px, 1.4fr)' }, ({ invite }) => <b>{invite.label}</b>),
  column<InviteView>('Pool', { track: 'minmax(90px, 1fr)' }, ({ invite, poolLabel }) => (
    <PlaceLink inRow to={poolPlace(invite.poolId)}>
      {poolLabel}
    </PlaceLink>
  )),
  column<InviteView>('Status', { track: '90px' }, ({ invite }) => invite.status),
  column<InviteView>('Expires', { track: '120px' }, ({ invite }) => <Relative atMs={invite.expiresAtMs} />),
  column<InviteView>('Sent', { track: '120px', fromPx: 860 }, ({ invite }) =>
    invite.emailSentAtMs === null ? 'not sent' : <Relative atMs={invite.emailSentAtMs} />,
  ),
  column<InviteView>('Created', { track: '120px' }, ({ invite }) => <Relative atMs={invite.createdAtMs} />),
];

/** One invite in full; whom it invites is not kept. */
function InviteFacts({ view: { invite, poolLabel, signal } }: { readonly view: InviteView }) {
  const moment = (atMs: number | null) => (atMs === null ? 'no' : <Moment atMs={atMs} />);
  return (
    <>
      <RowSignal signal={signal} />
      <Facts
        facts={[
          { word: 'Status', value: invite.status },
          { word: 'Pool', value: <PlaceLink to={poolPlace(invite.poolId)}>{poolLabel}</PlaceLink> },
          { word: 'Created', value: <Moment atMs={invite.createdAtMs} /> },
          { word: 'Expires', value: <Moment atMs={invite.expiresAtMs} /> },
          { word: 'Sent', value: moment(invite.emailSentAtMs) },
          { word: 'Accepted', value: moment(invite.acceptedAtMs) },
          { word: 'Revoked', value: moment(invite.revokedAtMs) },
        ]}
      />
    </>
  );
}

/** The invites, newest first. */
export function InviteTable() {
  const table = useListTable({
    place: '/access/invites',
    names: ACCESS_FILTERS,
    procedure: PROCEDURE,
    read: ({ status, text }, part) => client.access.invites.query({ ...part, status, text }),
  });
  return (
    <AccessFrame
      table={table}
      label="Invites"
      rowsLabel="Invites, newest first"
      find="Find alias or Pool"
      columns={COLUMNS}
      drawer={
        <RowDrawer table={table} noun="invite" title={({ invite }) => invite.label}>
          {(view) => <InviteFacts view={view} />}
        </RowDrawer>
      }
    />
  );
}
