import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { Age } from '../../time/moment.tsx';
import { SOURCE_STATES, SOURCE_WORDS } from '../source-words.ts';
import { Tone } from '../tone.tsx';
import classes from './source-note.module.css';

/** How fresh the rows are: one word and the age for each source they come from. */
export function SourceFreshness({ sources }: { readonly sources: readonly SourceStatus[] }) {
  return (
    <span className={classes.freshness}>
      {sources.map((source) => {
        const { tone, icon } = SOURCE_STATES[source.state];
        return (
          <span key={source.id}>
            <Tone tone={tone} icon={icon} word={`${SOURCE_WORDS[source.id]} ${source.state}`} />
            {source.observedAt === null ? null : <Age atMs={source.observedAt} />}
          </span>
        );
      })}
    </span>
  );
}

/** What a source that is not live means for the rows, in a sentence; nothing while all are. */
export function SourceNotes({ sources }: { readonly sources: readonly SourceStatus[] }) {
  return sources
    .filter(({ state }) => state !== 'live')
    .map((source) => (
      <p key={source.id} className={classes.note}>
        <b>
          {SOURCE_WORDS[source.id]} {source.state}.
        </b>{' '}
        {SOURCE_STATES[source.state].meaning} {source.detail}
      </p>
    ));
}
