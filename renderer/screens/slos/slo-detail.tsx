import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api } from '../../api/client.ts';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Loaded, Loading } from '../../components/screen-state.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { CalendarPanel } from './calendar-panel.tsx';
import { FiguresTable } from './figures-table.tsx';
import { Freshness } from './freshness.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LaneTable } from './lane-table.tsx';
import { QueriesPanel } from './queries-panel.tsx';
import { SignalsPanel } from './signals-panel.tsx';
import { SlicesPanel } from './slices-panel.tsx';
import type { RowDetail } from './slo-view.ts';
import classes from './slos.module.css';
import { VerdictPanel } from './verdict-panel.tsx';

function Detail({ detail }: { readonly detail: RowDetail }) {
  const { row, windows, lanes, queries, decidableBy } = detail;
  const clocks = row.dip === null ? lanes : [row.dip, ...lanes];
  return (
    <>
      <VerdictPanel row={row} decidableBy={decidableBy} />
      {windows.length === 0 ? null : <HistoryPanel row={row} />}
      <SignalsPanel subjects={[row.id, ...clocks.map(({ id }) => id)]} />
      <FiguresTable
        title="Windows side by side"
        first="Window"
        row={row}
        lines={windows.map((figures) => ({ ...figures, name: figures.window }))}
        none="Nothing is read over other windows, because nothing counts this row here."
      />
      {windows.length === 0 ? null : (
        <>
          <CalendarPanel row={row} />
          <SlicesPanel row={row} />
        </>
      )}
      <FiguresTable
        title="Replicas"
        aside={row.worstReplica === null ? null : <span>worst: {row.worstReplica.replica}</span>}
        first="Replica"
        row={row}
        lines={row.replicas.map((figures) => ({ ...figures, name: figures.replica, window: row.window }))}
        none="Only one replica is read, so there is nothing to compare."
      />
      {row.budget === null ? null : <BudgetPanel budget={row.budget} />}
      <LaneTable title="Alert lanes and clocks" lanes={clocks} none="No alert lane watches this row." />
      <QueriesPanel queries={queries} />
    </>
  );
}

/** One row's own page: what can be known of it, why, and what it would take to know more. */
export function SloDetail({ id }: { readonly id: string }) {
  const query = useQuery(api.slos.detail.queryOptions({ id }));
  return (
    <Screen
      title={query.data?.row.words?.label ?? id}
      aside={
        <>
          <Link href="/slos" className={classes.back ?? ''}>
            <Icon name="undo" size={13} /> All SLOs
          </Link>
          {query.data === undefined ? null : <Freshness view={query.data} />}
        </>
      }
    >
      <Loaded
        query={query}
        placeholder={
          <Panel title="Verdict">
            <Loading rows={6} />
          </Panel>
        }
      >
        {(detail) => <Detail detail={detail} />}
      </Loaded>
    </Screen>
  );
}
