import { useQuery } from '@tanstack/react-query';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import { api } from '../../api/client.ts';
import { SourceFreshness, SourceNotes } from '../../components/log-table/source-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Loaded, Loading } from '../../components/screen-state.tsx';
import { consoleNow } from '../../time/clock.ts';
import { bothTimes } from '../../time/format.ts';
import { Age } from '../../time/moment.tsx';
import { InferredSettings } from './inferred-settings.tsx';
import { SecretsPanel } from './secrets-panel.tsx';
import classes from './settings.module.css';
import { SettingsFamily } from './settings-family.tsx';

type View = ApiOutputs['settings']['view'];

function Read({ view }: { readonly view: View }) {
  const { families, lockVersion, updatedAtMs, secrets, sources } = view;
  return (
    <>
      <p className={classes.lead}>
        Version {lockVersion ?? 'unknown'}
        {updatedAtMs === null ? null : (
          <>
            , unchanged since {bothTimes(updatedAtMs, consoleNow())}, for <Age atMs={updatedAtMs} />
          </>
        )}
        . New work sees a changed value after the Pooler’s cache reloads; requests under way keep the old one.
      </p>
      <SourceNotes sources={sources} />
      <div className={classes.families}>
        {(families ?? []).map((family) => (
          <div key={family.family} id={`setting-${family.family}`} tabIndex={-1}>
            <SettingsFamily family={family} />
          </div>
        ))}
        <SecretsPanel secrets={secrets} />
      </div>
    </>
  );
}

/** The settings of the Pooler: named keys only, secrets by their status. */
export function SettingsScreen() {
  const query = useQuery(api.settings.view.queryOptions());
  return (
    <Screen title="Pooler settings" aside={<SourceFreshness sources={query.data?.sources ?? []} />}>
      <Loaded
        query={query}
        placeholder={
          <Panel title="Settings">
            <Loading rows={10} />
          </Panel>
        }
      >
        {(view) => (view.families === null ? <InferredSettings view={view} /> : <Read view={view} />)}
      </Loaded>
    </Screen>
  );
}
