import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tone } from '../../components/tone.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { goTo } from '../../shell/go-to.ts';
import type { Connection } from './connection.ts';
import classes from './connections.module.css';
import { FORM_ID } from './fields.ts';
import { RemoveConnection } from './remove-connection.tsx';
import { useActivate } from './use-activate.ts';

const COLUMNS = [
  'Connection',
  'State',
  'Pooler',
  'codex-pdf metrics',
  'Pooler database',
  'Credentials held',
  'Actions',
] as const;

function metricsText({ demo, profile }: Connection): string {
  if (demo) return 'simulated on this machine';
  const metrics = profile?.metrics ?? null;
  if (metrics === null) return 'none';
  if (metrics.kind === 'prometheus') return `Prometheus at ${metrics.url}`;
  return metrics.urls.length === 1
    ? `direct scrape of ${metrics.urls[0]}`
    : `direct scrape of ${metrics.urls.length} addresses`;
}

function databaseText({ demo, profile }: Connection): string {
  if (demo) return 'simulated on this machine';
  const database = profile?.database ?? null;
  return database === null ? 'none' : `${database.name} at ${database.host}`;
}

function credentialsText(connection: Connection): string {
  if (connection.demo) return 'none needed';
  const held = [
    connection.hasPoolerToken ? 'Pooler token' : null,
    connection.hasPoolerMetricsToken ? 'Pooler metrics token' : null,
    connection.hasMetricsSecret ? 'metrics credential' : null,
    connection.hasDatabasePassword ? 'database password' : null,
  ];
  return held.filter((word) => word !== null).join(', ') || 'none';
}

function ConnectionRow({
  connection,
  editing,
}: {
  readonly connection: Connection;
  readonly editing: boolean;
}) {
  const { activate, isPending } = useActivate();
  const { name, demo, active, profile } = connection;
  return (
    <tr className={classes.row} data-editing={editing || undefined}>
      <th scope="row">
        {name}
        {demo ? <span className={classes.quiet}>built in, simulated data</span> : null}
      </th>
      <td>
        {active ? <Tone tone="info" icon="check" word="Active" shape="filled" /> : <span>not active</span>}
      </td>
      <td className={classes.address}>
        {demo ? 'simulated on this machine' : (profile?.pooler?.url ?? 'none')}
      </td>
      <td className={classes.address}>{metricsText(connection)}</td>
      <td className={classes.address}>{databaseText(connection)}</td>
      <td>{credentialsText(connection)}</td>
      <td>
        <span className={classes.actions}>
          {active ? null : (
            <Button
              variant="default"
              loading={isPending}
              onClick={() => activate(name)}
              aria-label={`Activate ${name}`}
            >
              Activate
            </Button>
          )}
          {demo ? null : (
            <>
              <Button
                variant="default"
                leftSection={<Icon name="pencil" size={13} />}
                onClick={() => goTo(`/connections/edit/${encodeURIComponent(name)}`, FORM_ID)}
                aria-label={`Edit ${name}`}
              >
                Edit
              </Button>
              <RemoveConnection connection={connection} />
            </>
          )}
        </span>
      </td>
    </tr>
  );
}

interface ConnectionListProps {
  readonly connections: readonly Connection[];
  readonly editing: string | null;
}

/** The connections; one is active, and everything on screen comes from it. */
export function ConnectionList({ connections, editing }: ConnectionListProps) {
  const onlyDemo = connections.every(({ demo }) => demo);
  return (
    <Panel
      title="Connections"
      aside={
        <Button
          leftSection={<Icon name="plus" size={13} />}
          onClick={() => goTo('/connections/add', FORM_ID)}
        >
          Add connection
        </Button>
      }
    >
      <WideTable label="connections" columns={COLUMNS}>
        <tbody>
          {connections.map((connection) => (
            <ConnectionRow
              key={connection.name}
              connection={connection}
              editing={connection.name === editing}
            />
          ))}
        </tbody>
      </WideTable>
      {onlyDemo ? (
        <p className={classes.hint}>
          Everything shown is simulated. <Link href="/connections/add">Add a connection</Link> to watch a real
          Pooler or codex-pdf; the console only reads.
        </p>
      ) : null}
    </Panel>
  );
}
