import { client } from '../../api/client.ts';
import { column } from '../../components/log-table/column.ts';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { LogTable } from '../../components/log-table/log-table.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { useListRows } from '../../components/log-table/use-list-rows.ts';
import { useOpenRow } from '../../components/log-table/use-open-row.ts';
import { useTableAddress } from '../../components/log-table/use-table-address.ts';
import { Tone } from '../../components/tone.tsx';
import { Relative } from '../../time/moment.tsx';
import { OperatorDrawer } from './operator-drawer.tsx';
import { mcpWords, type OperatorView } from './operator-view.ts';

const FILTERS = ['status', 'text'] as const;
const PATH = ['access', 'operators'] as const;

function idOf({ id }: OperatorView): string {
  return id;
}

function toneOf({ signal }: OperatorView) {
  return signal?.severity ?? null;
}

function Guard({ on, words }: { readonly on: boolean; readonly words: readonly [string, string] }) {
  return on ? (
    <Tone tone="ok" icon="check" word={words[0]} />
  ) : (
    <Tone tone="watch" icon="triangle" word={words[1]} />
  );
}

const COLUMNS = [
  column<OperatorView>('Operator', { track: 'minmax(168px, 1.4fr)' }, ({ operator }) => (
    <b>{operator.label}</b>
  )),
  column<OperatorView>('Status', { track: '90px' }, ({ operator }) => operator.status),
  column<OperatorView>('Second factor', { track: '120px' }, ({ operator }) => (
    <Guard on={operator.totpStatus === 'active'} words={['active', operator.totpStatus]} />
  )),
  column<OperatorView>('Password', { track: '136px' }, ({ operator }) => (
    <Guard on={!operator.passwordChangeRequired} words={['kept', 'must be changed']} />
  )),
  column<OperatorView>('MCP', { track: '130px' }, ({ operator }) => mcpWords(operator)),
  column<OperatorView>('Signed in', { track: '90px', fromPx: 830 }, ({ operator }) =>
    operator.everLoggedIn ? 'at least once' : 'never',
  ),
  column<OperatorView>('Created', { track: '110px', fromPx: 860 }, ({ operator }) => (
    <Relative atMs={operator.createdAtMs} />
  )),
];

/** The operators, by alias: names and addresses are not kept. An owner's token sees them. */
export function OperatorTable() {
  const address = useTableAddress('/access', FILTERS);
  const { filters, openId, open } = address;
  const table = useListRows({
    path: PATH,
    filters,
    read: (offset) =>
      client.access.operators.query({ offset, status: filters.status ?? null, text: filters.text ?? null }),
  });
  const opened = useOpenRow({
    path: PATH,
    rows: table.rows,
    idOf,
    openId,
    readOne: async (id) => (await client.access.operators.query({ id })).rows[0] ?? null,
  });
  return (
    <TableFrame
      label="Operators"
      noun="operators"
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
          <TextFilter address={address} name="text" label="Find alias" />
          <SourceFreshness sources={table.first?.sources ?? []} />
        </>
      }
      drawer={openId === null ? null : <OperatorDrawer view={opened} close={() => open(null)} />}
    >
      <LogTable
        label="Operators by alias"
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
