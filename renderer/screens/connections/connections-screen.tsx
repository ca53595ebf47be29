import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Empty, Loaded, Loading } from '../../components/screen-state.tsx';
import { NoticePanel } from '../../notifications/notice-panel.tsx';
import type { Connection } from './connection.ts';
import { ConnectionEditor } from './connection-editor.tsx';
import { ConnectionList } from './connection-list.tsx';
import { DoctorPanel } from './doctor-panel.tsx';
import { SourceTable } from './source-table.tsx';

interface Editing {
  /** Null adds a connection. */
  readonly name: string | null;
}

function EditedConnection({ name, connections }: Editing & { readonly connections: readonly Connection[] }) {
  if (name === null) return <ConnectionEditor connection={null} />;
  const connection = connections.find((candidate) => candidate.name === name);
  if (connection !== undefined && !connection.demo)
    return <ConnectionEditor key={name} connection={connection} />;
  return (
    <Panel title={name}>
      <Empty icon="plug" title="There is no such connection to edit">
        It was renamed or removed, or it is the built-in demo, which has nothing to edit.
      </Empty>
    </Panel>
  );
}

/** Where the data comes from: connections with their credentials, the form of one, and the state of every source. */
export function ConnectionsScreen({ editing }: { readonly editing: Editing | null }) {
  const query = useQuery(api.connections.list.queryOptions());
  const placeholder = (
    <Panel title="Connections">
      <Loading rows={3} />
    </Panel>
  );
  return (
    <Screen title="Connections" quiet>
      <Loaded query={query} placeholder={placeholder}>
        {(connections) => (
          <>
            <ConnectionList connections={connections} editing={editing?.name ?? null} />
            {editing === null ? null : <EditedConnection name={editing.name} connections={connections} />}
          </>
        )}
      </Loaded>
      <SourceTable />
      <NoticePanel />
      <DoctorPanel />
    </Screen>
  );
}
