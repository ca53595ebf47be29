import { useQuery } from '@tanstack/react-query';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import { api } from '../../api/client.ts';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Empty, Loaded, Loading } from '../../components/screen-state.tsx';
import { Tone } from '../../components/tone.tsx';
import { Age } from '../../time/moment.tsx';
import { LaneTable } from './lane-table.tsx';
import { SloTable } from './slo-table.tsx';

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
      <SloTable rows={view.rows} />
      <LaneTable lanes={view.lanes} />
    </>
  );
}

function Freshness({ view }: { readonly view: ApiOutputs['slos']['view'] }) {
  const live = view.source?.state === 'live';
  return (
    <span>
      {live ? null : (
        <Tone tone="unknown" icon="clock" word={`Source ${view.source?.state ?? 'unknown'}`} shape="filled" />
      )}{' '}
      evaluated <Age atMs={view.evaluatedAtMs} /> ago
    </span>
  );
}

/** The published bands row by row, and the alert lanes with their clocks. */
export function SlosScreen() {
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
