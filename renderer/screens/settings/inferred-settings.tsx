import { Link } from 'wouter';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { auditPlace } from '../../components/log-table/places.ts';
import { Panel, PanelNote } from '../../components/panel.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { Tone } from '../../components/tone.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { Relative } from '../../time/moment.tsx';
import classes from './settings.module.css';

const COLUMNS = ['When', 'Action', 'By', 'What changed'] as const;

const EXPOSURE_WORDS = {
  open: 'Anybody who reaches it may read it',
  protected: 'A token is asked for',
  unavailable: 'It does not answer',
  unknown: 'Not known',
} as const;

/** What can be told of the settings without the database: changes by the audit log, and what answers. */
export function InferredSettings({ view }: { readonly view: ApiOutputs['settings']['view'] }) {
  const { changes, metricsExposure, mcpAnswers } = view.inferred;
  return (
    <Panel title="What is known of the settings" aside={<Tone tone="info" icon="eye" word="inferred" />}>
      <PanelNote>
        Values of settings live in the Pooler’s database alone. Without the read-only connection the console
        sees that something changed, never to what. <Link href="/connections">Connect the database</Link> to
        see the values; the README has the views and the role it needs.
      </PanelNote>
      <dl className={classes.facts}>
        <dt>MCP</dt>
        <dd>{mcpAnswers ? 'Enabled: it answers this console' : 'Not known: it has not answered'}</dd>
        <dt>/metrics</dt>
        <dd>{EXPOSURE_WORDS[metricsExposure]}</dd>
      </dl>
      {changes.length === 0 ? (
        <Empty icon="dash" title="No change in the last day">
          The audit log of the last day holds no change of settings that this credential may see.
        </Empty>
      ) : (
        <WideTable label="changes of settings" columns={COLUMNS}>
          <tbody>
            {changes.map((event) => (
              <tr key={event.id}>
                <th scope="row">
                  <Relative atMs={event.occurredAtMs} />
                </th>
                <td>
                  <PlaceLink to={auditPlace({ row: event.id, action: event.action })}>
                    {event.action}
                  </PlaceLink>
                </td>
                <td>{event.actorLabel ?? event.actorType}</td>
                <td>{event.facts.map(({ name, value }) => `${name} ${value}`).join(', ') || 'not told'}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </Panel>
  );
}
