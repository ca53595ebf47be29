import { useQuery } from '@tanstack/react-query';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import { api } from '../../api/client.ts';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Loaded, Loading } from '../../components/screen-state.tsx';
import { Changes } from './changes.tsx';
import classes from './now.module.css';
import { OverallLine } from './overall-line.tsx';
import { PoolTiles } from './pool-tiles.tsx';
import { Signals } from './signals.tsx';
import { SloStrip } from './slo-strip.tsx';

function View({ view }: { readonly view: ApiOutputs['now']['view'] }) {
  const unread = view.sources.every((source) => source.observedAt === null);
  return (
    <>
      <OverallLine asOfMs={view.asOfMs} />
      <div className={classes.columns}>
        <Signals signals={view.signals} unread={unread} />
        <div className={classes.column}>
          <PoolTiles pools={view.pools} sources={view.sources} />
          <SloStrip slo={view.slo} source={view.sources.find((source) => source.id === 'slo')} />
          <Changes view={view} unread={unread} />
        </div>
      </div>
    </>
  );
}

function Placeholder() {
  return (
    <>
      <Loading rows={1} height={56} />
      <div className={classes.columns}>
        <Panel title="Signals">
          <Loading rows={4} height={84} />
        </Panel>
        <div className={classes.column}>
          <Panel title="Pools">
            <Loading rows={2} height={72} />
          </Panel>
        </div>
      </div>
    </>
  );
}

/** The first screen: what is wrong, how bad, since when, how fresh, what to check next. */
export function NowScreen() {
  const query = useQuery(api.now.view.queryOptions());
  return (
    <Screen title="Now" quiet>
      <Loaded query={query} placeholder={<Placeholder />}>
        {(view) => <View view={view} />}
      </Loaded>
    </Screen>
  );
}
