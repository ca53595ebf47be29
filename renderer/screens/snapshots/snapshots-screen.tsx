import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { Screen } from '../../components/screen.tsx';
import { Loaded, Loading } from '../../components/screen-state.tsx';
import { OpenPanel } from './open-panel.tsx';
import { OpenedPanel } from './opened-panel.tsx';
import { TakePanel } from './take-panel.tsx';

/** A picture to take along, and one that somebody brought. */
export function SnapshotsScreen() {
  const query = useQuery(api.snapshots.view.queryOptions());
  return (
    <Screen title="Snapshots">
      <Loaded query={query} placeholder={<Loading rows={4} />}>
        {(state) => (
          <>
            {state.opened === null ? null : (
              <OpenedPanel opened={state.opened} connection={state.connection} />
            )}
            <TakePanel state={state} />
          </>
        )}
      </Loaded>
      <OpenPanel />
    </Screen>
  );
}
