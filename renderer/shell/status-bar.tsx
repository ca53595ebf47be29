import { Tooltip } from '@mantine/core';
import type { SourceStatus } from '../../shared/metadata/source.ts';
import { unreachableSince } from '../api/reachability.ts';
import { useValue } from '../api/value.ts';
import { Icon } from '../components/icon.tsx';
import { SOURCE_STATES, SOURCE_WORDS } from '../components/source-words.ts';
import { toneStyle } from '../components/tone.tsx';
import { Age } from '../time/moment.tsx';
import { goTo } from './go-to.ts';
import classes from './status-bar.module.css';
import { useShell } from './use-shell.ts';

function SourceItem({ source }: { readonly source: SourceStatus }) {
  const state = SOURCE_STATES[source.state];
  const lost = useValue(unreachableSince) !== null;
  return (
    <Tooltip label={source.detail}>
      <button
        type="button"
        className={classes.item}
        style={toneStyle(lost ? 'unknown' : state.tone)}
        onClick={() => goTo('/connections', `source-${source.id}`)}
      >
        <span className={classes.icon}>
          <Icon name={lost ? 'question' : state.icon} size={12} />
        </span>
        {SOURCE_WORDS[source.id]} <b>{lost ? `was ${source.state}` : source.state}</b>
        {source.observedAt === null ? null : <Age atMs={source.observedAt} />}
      </button>
    </Tooltip>
  );
}

/** Every source with its state in a word and its age; each opens its explanation under Connections. */
export function StatusBar() {
  const sources = useShell().data?.sources ?? [];
  const built = sources.filter((source) => source.state !== 'not built');
  const notBuilt = sources.length - built.length;
  return (
    <footer className={classes.bar}>
      {sources.length === 0 ? <span className={classes.item}>Sources not read yet</span> : null}
      {built.map((source) => (
        <SourceItem key={source.id} source={source} />
      ))}
      {notBuilt === 0 ? null : (
        <button type="button" className={classes.item} onClick={() => goTo('/connections', 'sources')}>
          {notBuilt} not built
        </button>
      )}
    </footer>
  );
}
