import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api } from '../../api/client.ts';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { auditPlace } from '../../components/log-table/places.ts';
import { Panel, PanelNote } from '../../components/panel.tsx';
import { Tone } from '../../components/tone.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { Relative } from '../../time/moment.tsx';

const COLUMNS = ['When', 'Action', 'Pool', 'Facts'] as const;

/** What the audit log of the last day says of the Pooler's alerts where no database is read. */
export function InferredAlerts() {
  const events = useQuery(api.alerts.rules.queryOptions()).data?.events ?? [];
  return (
    <Panel title="Alerts by the audit log" aside={<Tone tone="info" icon="eye" word="inferred" />}>
      <PanelNote>
        The Pooler keeps its alerts in its database alone. Without the read-only connection only what the
        audit log says of them is known. <Link href="/connections">Connect the database</Link> to see them.
      </PanelNote>
      <WideTable label="audit events about alerts" columns={COLUMNS}>
        <tbody>
          {events.length === 0 ? (
            <tr>
              <td colSpan={COLUMNS.length}>The last day holds no audit event about an alert.</td>
            </tr>
          ) : null}
          {events.map((event) => (
            <tr key={event.id}>
              <th scope="row">
                <Relative atMs={event.occurredAtMs} />
              </th>
              <td>
                <PlaceLink to={auditPlace({ row: event.id, action: event.action })}>{event.action}</PlaceLink>
              </td>
              <td>{event.poolLabel ?? 'none'}</td>
              <td>{event.facts.map(({ name, value }) => `${name} ${value}`).join(', ') || 'none'}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
}
