import { client } from '../../api/client.ts';
import { column } from '../../components/log-table/column.ts';
import { RowDrawer } from '../../components/log-table/row-drawer.tsx';
import { useListTable } from '../../components/log-table/use-list-table.ts';
import { Tone } from '../../components/tone.tsx';
import { Relative } from '../../time/moment.tsx';
import { ACCESS_FILTERS, AccessFrame } from './access-frame.tsx';
import { OperatorFacts } from './operator-facts.tsx';
import { mcpWords, type OperatorView } from './operator-view.ts';

const PROCEDURE = ['access', 'operators'] as const;

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
  const table = useListTable({
    place: '/access',
    names: ACCESS_FILTERS,
    procedure: PROCEDURE,
    read: ({ status, text }, part) => client.access.operators.query({ ...part, status, text }),
  });
  return (
    <AccessFrame
      table={table}
      label="Operators"
      rowsLabel="Operators by alias"
      find="Find alias"
      columns={COLUMNS}
      drawer={
        <RowDrawer table={table} noun="operator" title={({ operator }) => operator.label}>
          {(view) => <OperatorFacts view={view} />}
        </RowDrawer>
      }
    />
  );
}
