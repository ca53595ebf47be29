import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Empty, Loaded, Loading } from '../../components/screen-state.tsx';
import { ConnectionEditor } from './connection-editor.tsx';
import { ConnectionList } from './connection-list.tsx';
import { SourceTable } from './source-table.tsx';

interface ConnectionsScreenProps {
  /** The connection whose form is open; a null name adds one. */
  readonly editing: { readonly name: string | null } | null;
}

/** Where the data comes from: connections with their credentials, and the state of every source. */
export function ConnectionsScreen({ editing }: ConnectionsScreenProps) {
  const query = useQuery(api.connections.list.queryOptions());
  const placeholder = (
    <Panel title="Connections">
      <Loading rows={3} />
    </Panel>
  );
  return (
    <Screen title="Connections" quiet>
      <Loaded query={query} placeholder={placeholder}>
        {(connections) => {
          const edited = connections.find(({ name }) => name === editing?.name) ?? null;
          return (
            <>
              <ConnectionList connections={connections} editing={editing?.name ?? null} />
              {editing === null ? null : editing.name !== null && edited?.profile == null ? (
                <Panel title={editing.name}>
                  <Empty icon="plug" title="There is no such connection to edit">
                    It was renamed or removed, or it is the built-in demo, which has nothing to edit.
                  </Empty>
                </Panel>
              ) : (
                <ConnectionEditor key={editing.name} connection={edited} />
              )}
            </>
          );
        }}
      </Loaded>
      <SourceTable />
    </Screen>
  );
}
