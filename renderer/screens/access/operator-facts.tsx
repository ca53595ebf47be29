import { Facts } from '../../components/log-table/drawer.tsx';
import { Moment } from '../../components/log-table/moment.tsx';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { auditPlace } from '../../components/log-table/places.ts';
import { RowSignal } from '../../components/log-table/row-signal.tsx';
import { mcpWords, type OperatorView } from './operator-view.ts';

/** One operator in full. */
export function OperatorFacts({ view: { operator, signal } }: { readonly view: OperatorView }) {
  return (
    <>
      <RowSignal signal={signal} />
      <Facts
        facts={[
          { word: 'Status', value: operator.status },
          { word: 'Second factor', value: operator.totpStatus },
          { word: 'Password', value: operator.passwordChangeRequired ? 'must be changed' : 'kept' },
          { word: 'MCP', value: mcpWords(operator) },
          { word: 'Signed in', value: operator.everLoggedIn ? 'at least once' : 'never' },
          { word: 'Created', value: <Moment atMs={operator.createdAtMs} /> },
          { word: 'Updated', value: <Moment atMs={operator.updatedAtMs} /> },
          {
            word: 'Audit',
            value: <PlaceLink to={auditPlace({ actor: operator.id })}>what this operator did</PlaceLink>,
          },
        ]}
      />
      <p>Names and addresses of operators are not kept; the alias comes from the Pooler’s own random id.</p>
    </>
  );
}
