import { column } from '../../components/log-table/column.ts';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { poolPlace } from '../../components/log-table/places.ts';
import { Tone } from '../../components/tone.tsx';
import { Relative } from '../../time/moment.tsx';
import type { KeyView } from './key-view.ts';
import { keyLook } from './key-words.ts';

function Models({ allowed }: { readonly allowed: readonly string[] | null }) {
  if (allowed === null) return 'every model';
  return allowed.length === 0 ? 'no model' : `${allowed.length} ${allowed.length === 1 ? 'model' : 'models'}`;
}

/** The API keys as columns. */
export const KEY_COLUMNS = [
  column<KeyView>('Key', { track: 'minmax(150px, 2fr)' }, ({ key }) => <b title={key.label}>{key.label}</b>),
  column<KeyView>('Prefix', { track: '148px', fromPx: 700 }, ({ key }) => key.prefix ?? '–'),
  column<KeyView>('Pool', { track: 'minmax(84px, 1fr)', fromPx: 860 }, ({ key, poolLabel }) => (
    <PlaceLink inRow to={poolPlace(key.poolId)}>
      {poolLabel}
    </PlaceLink>
  )),
  column<KeyView>('Status', { track: '116px' }, ({ standing }) => (
    <Tone {...keyLook(standing)} word={standing} />
  )),
  column<KeyView>('Expires', { track: '96px' }, ({ key }) =>
    key.expiresAtMs === null ? 'never' : <Relative atMs={key.expiresAtMs} />,
  ),
  column<KeyView>('Last used', { track: '112px' }, ({ key }) =>
    key.lastUsedAtMs === null ? 'never' : <Relative atMs={key.lastUsedAtMs} />,
  ),
  column<KeyView>('May use', { track: '96px', fromPx: 900 }, ({ key }) => (
    <Models allowed={key.allowedModels} />
  )),
  column<KeyView>('Denied, 15 min', { track: '104px', align: 'end', fromPx: 1020 }, ({ denials }) =>
    denials.reduce((sum, { count }) => sum + count, 0).toLocaleString('en-GB'),
  ),
];
