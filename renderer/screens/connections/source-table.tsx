import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { Panel } from '../../components/panel.tsx';
import { Loaded, Loading } from '../../components/screen-state.tsx';
import { SOURCE_STATES, SOURCE_WORDS } from '../../components/source-words.ts';
import { Tone } from '../../components/tone.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { useShell } from '../../shell/use-shell.ts';
import { Age } from '../../time/moment.tsx';
import classes from './connections.module.css';

const COLUMNS = ['Source', 'State', 'Age', 'Via', 'What was found', 'What it means'] as const;

function SourceRow({ source }: { readonly source: SourceStatus }) {
  const { tone, icon, meaning } = SOURCE_STATES[source.state];
  return (
    <tr id={`source-${source.id}`} tabIndex={-1} className={classes.row}>
      <th scope="row">{SOURCE_WORDS[source.id]}</th>
      <td>
        <Tone tone={tone} icon={icon} word={source.state} />
      </td>
      <td>
        <Age atMs={source.observedAt} none="never read" />
      </td>
      <td>{source.via}</td>
      <td className={classes.words}>{source.detail}</td>
      <td className={classes.words}>{meaning}</td>
    </tr>
  );
}

/** Every source of the active connection: how it stands, how old it is, and what that means for the screens. */
export function SourceTable() {
  const query = useShell();
  return (
    <div id="sources" tabIndex={-1}>
      <Panel
        title="Sources"
        aside={
          query.data === undefined ? null : <span>of {query.data.profile.name}, the active connection</span>
        }
      >
        <Loaded query={query} placeholder={<Loading rows={6} />}>
          {({ sources }) => (
            <WideTable label="sources" columns={COLUMNS}>
              <tbody>
                {sources.map((source) => (
                  <SourceRow key={source.id} source={source} />
                ))}
              </tbody>
            </WideTable>
          )}
        </Loaded>
      </Panel>
    </div>
  );
}
