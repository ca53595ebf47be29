import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { severityWord } from '../../shared/signals/severity.ts';
import { api } from '../api/client.ts';
import { Icon } from '../components/icon.tsx';
import { keyPlace } from '../components/log-table/places.ts';
import { signalElementId } from '../components/signal-element.ts';
import { goTo } from './go-to.ts';
import { SCREENS } from './screens.ts';

const SHOWN_AT_ONCE = 40;
/** What one page of the API holds; the keys screen finds the others. */
const MOST_KEYS = 200;

function useSearchGroups(enabled: boolean): SpotlightActionGroupData[] {
  const now = useQuery({ ...api.now.view.queryOptions(), enabled }).data;
  const slos = useQuery({ ...api.slos.view.queryOptions(), enabled }).data;
  const keys = useQuery({ ...api.keys.page.queryOptions({ limit: MOST_KEYS }), enabled }).data;
  const pools = now?.pools ?? [];
  const upstreams = new Map(
    pools.flatMap(({ pool, upstreams: members }) =>
      members.map((member) => [member.id, { member, poolId: pool.id, poolLabel: pool.label }] as const),
    ),
  );
  return [
    {
      group: 'Screens',
      actions: SCREENS.map(({ path, word, icon, meaning }) => ({
        id: `screen ${path}`,
        label: word,
        description: meaning,
        leftSection: <Icon name={icon} />,
        onClick: () => goTo(path),
      })),
    },
    {
      group: 'Signals',
      actions: (now?.signals ?? [])
        .filter((signal) => signal.state !== 'resolved')
        .map((signal) => ({
          id: `signal ${signal.id}`,
          label: signal.title,
          description: `${severityWord(signal.severity)}, ${signal.state}`,
          leftSection: <Icon name="triangle" />,
          onClick: () => goTo('/', signalElementId(signal.id)),
        })),
    },
    {
      group: 'Pools',
      actions: pools.map(({ pool, severity }) => ({
        id: `pool ${pool.id}`,
        label: pool.label,
        description: `Pool, ${severityWord(severity)}`,
        leftSection: <Icon name="pools" />,
        onClick: () => goTo(`/pools/${pool.id}`),
      })),
    },
    {
      group: 'Upstreams',
      actions: [...upstreams.values()].map(({ member, poolId, poolLabel }) => ({
        id: `upstream ${member.id}`,
        label: member.upstream?.label ?? 'Unnamed upstream',
        description: `${member.upstream?.status ?? 'not read'}, in ${poolLabel}`,
        leftSection: <Icon name="plug" />,
        onClick: () => goTo(`/pools/${poolId}`, `upstream-${member.id}`),
      })),
    },
    {
      group: 'API keys',
      actions: (keys?.rows ?? []).map(({ id, key, poolLabel, standing }) => ({
        id: `key ${id}`,
        label: key.label,
        description: `${standing}, in ${poolLabel}`,
        leftSection: <Icon name="key" />,
        onClick: () => goTo(keyPlace(id) ?? '/keys'),
      })),
    },
    {
      group: 'SLO rows',
      actions: (slos?.rows ?? []).map((row) => ({
        id: `slo ${row.id}`,
        label: row.id,
        description: row.verdict,
        leftSection: <Icon name="target" />,
        onClick: () => goTo('/slos', `slo-${row.id}`),
      })),
    },
  ];
}

/** Ctrl or Cmd and K: everything that has a name, one keystroke away. */
export function Search() {
  const [opened, setOpened] = useState(false);
  return (
    <Spotlight
      actions={useSearchGroups(opened)}
      limit={SHOWN_AT_ONCE}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      tagsToIgnore={[]}
      nothingFound="Nothing has this name"
      highlightQuery
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      title="Search"
      classNames={{ header: 'visually-hidden' }}
      centered={false}
      overlayProps={{ blur: 0, backgroundOpacity: 0.5 }}
      searchProps={{
        placeholder: 'Screens, Pools, upstreams, API keys, signals, SLO rows',
        'aria-label': 'Search',
        leftSection: <Icon name="search" />,
      }}
    />
  );
}
