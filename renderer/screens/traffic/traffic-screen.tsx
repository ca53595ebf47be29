import { useQuery } from '@tanstack/react-query';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { GatewayTraffic, TrafficWindow } from '../../../shared/metadata/gateway-traffic.ts';
import { api } from '../../api/client.ts';
import { SourceFreshness, SourceNotes } from '../../components/log-table/source-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Empty, Loaded, Loading } from '../../components/screen-state.tsx';
import { AdmissionTable } from './admission-table.tsx';
import { CountTable } from './count-table.tsx';
import classes from './traffic.module.css';
import { TrafficFacts } from './traffic-facts.tsx';
import { isSampled } from './traffic-words.ts';

type View = ApiOutputs['traffic']['view'];

/** The tables of counts, each with how one window tells them. */
const TABLES: readonly {
  readonly title: string;
  readonly head: string;
  readonly none: string;
  readonly countsOf: (window: TrafficWindow) => readonly { readonly name: string; readonly count: number }[];
}[] = [
  {
    title: 'Answers by status class',
    head: 'Status class',
    none: 'No answer was counted.',
    countsOf: ({ http }) => http.map(({ statusClass, count }) => ({ name: statusClass, count })),
  },
  {
    title: 'Streams by outcome',
    head: 'Outcome',
    none: 'No stream ended.',
    countsOf: ({ streams }) => streams.map(({ outcome, count }) => ({ name: outcome, count })),
  },
  {
    title: 'Circuit transitions',
    head: 'Transition, route class, reason',
    none: 'No circuit opened or closed.',
    countsOf: ({ circuit }) =>
      circuit.map(({ transition, routeClass, reasonClass, count }) => ({
        name: `${transition.replaceAll('_', ' ')}, ${routeClass}, ${reasonClass.replaceAll('_', ' ')}`,
        count,
      })),
  },
  {
    title: 'Bridge fallbacks',
    head: 'Reason',
    none: 'No bridge fell back.',
    countsOf: ({ bridgeFallbacks }) =>
      bridgeFallbacks.map(({ reason, count }) => ({ name: reason.replaceAll('_', ' '), count })),
  },
  {
    title: 'Firewall denials',
    head: 'Scope and reason',
    none: 'Nobody was denied.',
    countsOf: ({ firewallDenials }) =>
      firewallDenials.map(({ scope, reason, count }) => ({
        name: `${scope}, ${reason.replaceAll('_', ' ')}`,
        count,
      })),
  },
];

function Tables({ view, traffic }: { readonly view: View; readonly traffic: GatewayTraffic }) {
  const windows = traffic.windows.filter(isSampled);
  return (
    <>
      <TrafficFacts traffic={traffic} health={view.health} />
      <AdmissionTable
        traffic={{ ...traffic, windows }}
        bulkheads={view.bulkheads}
        bulkheadsAreRead={view.bulkheadsAreRead}
      />
      {windows.length === 0 ? (
        <Panel title="Counts">
          <Empty icon="question" title="The counts are not known">
            {traffic.interleaved
              ? 'Counters of several nodes are mixed up behind one address: no increase can be told from them.'
              : 'An increase needs two readings.'}
          </Empty>
        </Panel>
      ) : (
        <div className={classes.tables}>
          {TABLES.map((table) => (
            <CountTable key={table.title} {...table} windows={windows} />
          ))}
        </div>
      )}
    </>
  );
}

/** The gateway's own counters: authentication failures, firewall denials and overload show only here. */
export function TrafficScreen() {
  const query = useQuery(api.traffic.view.queryOptions());
  const sources = query.data?.sources ?? [];
  return (
    <Screen title="Gateway metrics" aside={<SourceFreshness sources={sources} />}>
      <Loaded
        query={query}
        placeholder={
          <Panel title="Gateway">
            <Loading rows={8} />
          </Panel>
        }
      >
        {(view) =>
          view.traffic === null ? (
            <Panel title="Gateway">
              <Empty icon="question" title="The gateway’s counters are not known">
                {view.sources.find(({ id }) => id === 'traffic')?.detail ?? 'Waiting for the first answer.'}
              </Empty>
            </Panel>
          ) : (
            <>
              <SourceNotes sources={view.sources} />
              <Tables view={view} traffic={view.traffic} />
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}
