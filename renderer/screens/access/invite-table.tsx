import type { ApiOutputs } from '../../../shared/api/router.ts';
import { client } from '../../api/client.ts';
import { column } from '../../components/log-table/column.ts';
import { Drawer, Facts } from '../../components/log-table/drawer.tsx';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { LogTable } from '../../components/log-table/log-table.tsx';
import { MissingRow } from '../../components/log-table/missing-row.tsx';
import { Moment } from '../../components/log-table/moment.tsx';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { poolPlace } from '../../components/log-table/places.ts';
import { RowSignal } from '../../components/log-table/row-signal.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { useListRows } from '../../components/log-table/use-list-rows.ts';
import { useOpenRow } from '../../components/log-table/use-open-row.ts';
import { useTableAddress } from '../../components/log-table/use-table-address.ts';
import { Relative } from '../../time/moment.tsx';

type InviteView = ApiOutputs['access']['invites']['rows'][number];

const FILTERS = ['status', 'text'] as const;
const PATH = ['access', 'invites'] as const;

function idOf({ id }: InviteView): string {
  return id;
}

function toneOf({ signal }: InviteView) {
  return signal?.severity ?? null;
}

const COLUMNS = [
  column<InviteView>('Invite', { track: 'minmax(140px, 1.4fr)' }, ({ invite }) => <b>{invite.label}</b>),
  column<InviteView>('Pool', { track: 'minmax(90px, 1fr)' }, ({ invite, poolLabel }) => (
    <PlaceLink inRow to={poolPlace(invite.poolId)}>
      {poolLabel}
    </PlaceLink>
  )),
  column<InviteView>('Status', { track: '90px' }, ({ invite }) => invite.status),
  column<InviteView>('Expires', { track: '120px' }, ({ invite }) => <Relative atMs={invite.expiresAtMs} />),
  column<InviteView>('Sent', { track: '120px', fromPx: 720 }, ({ invite }) =>
    invite.emailSentAtMs === null ? 'not sent' : <Relative atMs={invite.emailSentAtMs} />,
  ),
  column<InviteView>('Created', { track: '120px' }, ({ invite }) => <Relative atMs={invite.createdAtMs} />),
];

function InviteDrawer({
  view,
  close,
}: {
  readonly view: InviteView | null | undefined;
  readonly close: () => void;
}) {
  const moment = (atMs: number | null) => (atMs === null ? 'no' : <Moment atMs={atMs} />);
  return (
    <Drawer title={view?.invite.label ?? 'Invite'} close={close}>
      {view === null || view === undefined ? (
        <MissingRow row={view} noun="invite" />
      ) : (
        <>
          <RowSignal signal={view.signal} />
          <Facts
            facts={[
              { word: 'Status', value: view.invite.status },
              {
                word: 'Pool',
                value: <PlaceLink to={poolPlace(view.invite.poolId)}>{view.poolLabel}</PlaceLink>,
              },
              { word: 'Created', value: <Moment atMs={view.invite.createdAtMs} /> },
              { word: 'Expires', value: <Moment atMs={view.invite.expiresAtMs} /> },
              { word: 'Sent', value: moment(view.invite.emailSentAtMs) },
              { word: 'Accepted', value: moment(view.invite.acceptedAtMs) },
              { word: 'Revoked', value: moment(view.invite.revokedAtMs) },
            ]}
          />
        </>
      )}
    </Drawer>
  );
}

/** The invites, newest first; whom they invite is not kept. */
export function InviteTable() {
  const address = useTableAddress('/access/invites', FILTERS);
  const { filters, openId, open } = address;
  const table = useListRows({
    path: PATH,
    filters,
    read: (offset) =>
      client.access.invites.query({ offset, status: filters.status ?? null, text: filters.text ?? null }),
  });
  const opened = useOpenRow({
    path: PATH,
    rows: table.rows,
    idOf,
    openId,
    readOne: async (id) => (await client.access.invites.query({ id })).rows[0] ?? null,
  });
  return (
    <TableFrame
      label="Invites"
      noun="invites"
      sources={table.first?.sources ?? []}
      table={table}
      address={address}
      filters={
        <>
          <SelectFilter
            address={address}
            name="status"
            label="Status"
            choices={table.first?.statuses ?? []}
          />
          <TextFilter address={address} name="text" label="Find alias or Pool" />
          <SourceFreshness sources={table.first?.sources ?? []} />
        </>
      }
      drawer={openId === null ? null : <InviteDrawer view={opened} close={() => open(null)} />}
    >
      <LogTable
        label="Invites, newest first"
        columns={COLUMNS}
        table={table}
        idOf={idOf}
        openId={openId}
        open={open}
        toneOf={toneOf}
      />
    </TableFrame>
  );
}
