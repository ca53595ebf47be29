import { useQuery } from '@tanstack/react-query';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import { api } from '../../api/client.ts';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Empty, Loaded, Loading } from '../../components/screen-state.tsx';
import { DRAFT_SCOPE } from '../incident/draft-button.tsx';
import { PoolDetail } from './pool-detail.tsx';
import { orderPools, PoolList } from './pool-list.tsx';
import classes from './pools.module.css';

function NotListed() {
  return (
    <Panel title="Pool">
      <Empty icon="question" title="This Pool is not in the list">
        It may have been deleted, or this credential may not see it. Choose another Pool on the left.
      </Empty>
    </Panel>
  );
}

function Pools({
  view,
  poolId,
}: {
  readonly view: ApiOutputs['pools']['list'];
  readonly poolId: string | null;
}) {
  const ordered = orderPools(view.pools);
  const shown = poolId === null ? ordered[0] : ordered.find(({ pool }) => pool.id === poolId);
  return (
    <div className={classes.columns} {...DRAFT_SCOPE}>
      <PoolList pools={ordered} shownId={shown?.pool.id ?? null} sources={view.sources} />
      {shown === undefined ? null : <PoolDetail view={shown} sources={view.sources} />}
      {shown === undefined && poolId !== null ? <NotListed /> : null}
    </div>
  );
}

/** Every Pool, and one of them in full: the chosen one, else the worst. */
export function PoolsScreen({ poolId }: { readonly poolId: string | null }) {
  const query = useQuery(api.pools.list.queryOptions());
  const placeholder = (
    <div className={classes.columns}>
      <Panel title="Pools">
        <Loading rows={4} height={56} />
      </Panel>
      <Panel title="Upstreams">
        <Loading rows={6} />
      </Panel>
    </div>
  );
  return (
    <Screen title="Pools" quiet>
      <Loaded query={query} placeholder={placeholder}>
        {(view) => <Pools view={view} poolId={poolId} />}
      </Loaded>
    </Screen>
  );
}
