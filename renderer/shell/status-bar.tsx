import { Tooltip } from '@mantine/core';
import type { SourceStatus } from '../../shared/metadata/source.ts';
import { unreachableSince } from '../api/reachability.ts';
import { useValue } from '../api/value.ts';
import { Icon } from '../components/icon.tsx';
import { SOURCE_STATES, SOURCE_WORDS } from '../components/source-words.ts';
import { toneStyle } from '../components/tone.tsx';
import { Age } from '../time/moment.tsx';
import { goTo } from './go-to.ts';
import { groupSources } from './source-groups.ts';
import classes from './status-bar.module.css';
import { useShell } from './use-shell.ts';

function namesOf(sources: readonly SourceStatus[]): string {
  return sources.map(({ id }) => SOURCE_WORDS[id]).join(', ');
}

function oldestOf(sources: readonly SourceStatus[]): number | null {
  const read = sources.flatMap(({ observedAt }) => (observedAt === null ? [] : [observedAt]));
  return read.length === 0 ? null : Math.min(...read);
}

/** One source, or several in the same state, with the age of the oldest. */
function SourceItem({ sources }: { readonly sources: readonly [SourceStatus, ...SourceStatus[]] }) {
  const [first, ...others] = sources;
  const state = SOURCE_STATES[first.state];
  const lost = useValue(unreachableSince) !== null;
  const oldestMs = oldestOf(sources);
  const several = others.length > 0;
  return (
    <Tooltip label={several ? `${namesOf(sources)}: ${state.meaning}` : first.detail}>
      <button
        type="button"
        className={classes.item}
        style={toneStyle(lost ? 'unknown' : state.tone)}
        onClick={() => goTo('/connections', `source-${first.id}`)}
      >
        <span className={classes.icon}>
          <Icon name={lost ? 'question' : state.icon} size={12} />
        </span>
        {SOURCE_WORDS[first.id]}
        {several ? ` and ${others.length} more` : ''} <b>{lost ? `was ${first.state}` : first.state}</b>
        {oldestMs === null ? null : <Age atMs={oldestMs} />}
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
      {groupSources(built).map((group) => (
        <SourceItem key={group[0].id} sources={group} />
      ))}
      {notBuilt === 0 ? null : (
        <button type="button" className={classes.item} onClick={() => goTo('/connections', 'sources')}>
          {notBuilt} not built
        </button>
      )}
    </footer>
  );
}
