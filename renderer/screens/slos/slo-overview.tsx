import { useQuery } from '@tanstack/react-query';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import { api } from '../../api/client.ts';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Empty, Loaded, Loading } from '../../components/screen-state.tsx';
import { Freshness } from './freshness.tsx';
import { LaneTable } from './lane-table.tsx';
import { SloList } from './slo-list.tsx';

function View({ view }: { readonly view: ApiOutputs['slos']['view'] }) {
  if (view.rows.length === 0) {
    return (
      <Panel title="Rows">
        <Empty icon="target" title="No SLO has been evaluated">
          {view.source?.detail ?? 'Waiting for the first answer of codex-pdf.'}
        </Empty>
      </Panel>
    );
  }
  return (
    <>
      <SloList rows={view.rows} />
      <LaneTable title="Alert lanes" lanes={view.lanes} none="No lane has been evaluated yet." />
    </>
  );
}

/** The published bands row by row, and the alert lanes with their clocks. */
export function SloOverview() {
  const query = useQuery(api.slos.view.queryOptions());
  return (
    <Screen title="SLOs" aside={query.data === undefined ? null : <Freshness view={query.data} />}>
      <Loaded
        query={query}
        placeholder={
          <Panel title="Rows">
            <Loading rows={10} />
          </Panel>
        }
      >
        {(view) => <View view={view} />}
      </Loaded>
    </Screen>
  );
}
