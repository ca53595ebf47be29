import type { ApiOutputs } from '../../../shared/api/router.ts';
import { Panel } from '../../components/panel.tsx';
import classes from './settings.module.css';

/** The secrets the settings hold: whether there is one and its short reference, never the secret. */
export function SecretsPanel({ secrets }: { readonly secrets: ApiOutputs['settings']['view']['secrets'] }) {
  return (
    <Panel title="Secrets" aside={<span>status only</span>}>
      <dl className={classes.values}>
        {secrets.map(({ name, status, fingerprint, keyVersion }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {status.replaceAll('_', ' ')}
              <span className={classes.change}>
                fingerprint {fingerprint ?? 'not shown'}, key version {keyVersion ?? 'not told'}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
