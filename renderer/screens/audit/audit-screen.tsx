import { useQuery } from '@tanstack/react-query';
import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import { api, client } from '../../api/client.ts';
import { CoverageLine } from '../../components/log-coverage/coverage-line.tsx';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { RowDrawer } from '../../components/log-table/row-drawer.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { TimeFilter, ZoneSwitch } from '../../components/log-table/time-filter.tsx';
import { useLogTable } from '../../components/log-table/use-log-table.ts';
import { namedChoices } from '../../components/log-table/word-choices.ts';
import { Screen } from '../../components/screen.tsx';
import { consoleNow } from '../../time/clock.ts';
import { AUDIT_COLUMNS } from './audit-columns.tsx';
import { AuditFacts } from './audit-facts.tsx';
import { AUDIT_FILTERS, auditQuery } from './audit-query.ts';

const PROCEDURE = ['audit', 'page'] as const;

function idOf(row: AuditEvent): string {
  return row.id;
}

function toneOf({ outcome }: AuditEvent) {
  return outcome === 'failure' ? ('degraded' as const) : null;
}

/** Who changed what, newest first. */
export function AuditScreen() {
  const frame = useQuery(api.audit.frame.queryOptions());
  const table = useLogTable({
    place: '/audit',
    names: AUDIT_FILTERS,
    procedure: PROCEDURE,
    idOf,
    read: (filters, after) => client.audit.page.query({ ...auditQuery(filters, consoleNow()), after }),
    readOne: (id) => client.audit.one.query({ id }),
  });
  const { address } = table;
  const sources = frame.data?.sources ?? [];
  const choices = frame.data?.choices;
  return (
    <Screen
      fill
      title="Audit"
      aside={
        <>
          <SourceFreshness sources={sources} />
          <ZoneSwitch />
        </>
      }
    >
      <TableFrame
        table={table}
        label="Audit log"
        rowsLabel="Audit events, newest first"
        noun="audit events"
        sources={sources}
        filters={
          <>
            <TimeFilter address={address} />
            <SelectFilter address={address} name="action" label="Action" choices={choices?.families ?? []} />
            <SelectFilter
              address={address}
              name="target"
              label="Target"
              choices={choices?.targetTypes ?? []}
            />
            <SelectFilter address={address} name="actor" label="Actor" choices={choices?.actors ?? []} />
            <SelectFilter
              address={address}
              name="outcome"
              label="Outcome"
              choices={choices?.outcomes ?? []}
            />
            <SelectFilter
              address={address}
              name="pool"
              label="Pool"
              choices={namedChoices(choices?.pools ?? [])}
            />
            <TextFilter address={address} name="text" label="Find text or id" />
          </>
        }
        above={<CoverageLine log="audit" />}
        columns={AUDIT_COLUMNS}
        toneOf={toneOf}
        drawer={
          <RowDrawer table={table} noun="audit event" title={({ action }) => action}>
            {(event) => <AuditFacts event={event} />}
          </RowDrawer>
        }
      />
    </Screen>
  );
}
