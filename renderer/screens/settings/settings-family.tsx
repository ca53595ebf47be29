import { Fragment } from 'react';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import { Panel } from '../../components/panel.tsx';
import { Relative } from '../../time/moment.tsx';
import { valueLines } from './setting-value.ts';
import classes from './settings.module.css';

type Family = NonNullable<ApiOutputs['settings']['view']['families']>[number];

/** A name that breaks after its underscores. */
function Words({ text }: { readonly text: string }) {
  return text.split(/(?<=_)/).map((part, index) => (
    <Fragment key={`${index} ${part}`}>
      {part}
      <wbr />
    </Fragment>
  ));
}

/** One family of settings, each key with its value and the change the console saw last. */
export function SettingsFamily({ family: { family, values } }: { readonly family: Family }) {
  return (
    <Panel title={family} aside={<span>{values.length === 1 ? '1 key' : `${values.length} keys`}</span>}>
      <dl className={classes.values}>
        {values.map(({ key, value, changedAtMs }) => (
          <div
            key={key}
            id={`setting-${family}.${key}`}
            tabIndex={-1}
            data-nested={(value.startsWith('{') && value !== '{}') || undefined}
          >
            <dt>
              <Words text={key} />
            </dt>
            <dd>
              {valueLines(key, value).map(({ name, text }) => (
                <span key={name ?? text} className={name === null ? classes.value : classes.nested}>
                  {name === null ? null : <span>{name}</span>} {text}
                </span>
              ))}
              {changedAtMs === null ? null : (
                <span className={classes.change}>
                  changed <Relative atMs={changedAtMs} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
