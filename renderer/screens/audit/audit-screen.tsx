import { useQuery } from '@tanstack/react-query';
import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import { api, client } from '../../api/client.ts';
import { CoverageLine } from '../../components/log-coverage/coverage-line.tsx';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { LogTable } from '../../components/log-table/log-table.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { TimeFilter, ZoneSwitch } from '../../components/log-table/time-filter.tsx';
import { useLogRows } from '../../components/log-table/use-log-rows.ts';
import { useTableAddress } from '../../components/log-table/use-table-address.ts';
import { namedChoices } from '../../components/log-table/word-choices.ts';
import { Screen } from '../../components/screen.tsx';
import { consoleNow } from '../../time/clock.ts';
import { AUDIT_COLUMNS } from './audit-columns.tsx';
import { AuditDrawer } from './audit-drawer.tsx';
import { AUDIT_FILTERS, auditQuery } from './audit-query.ts';

const PATH = ['audit', 'page'] as const;

function idOf(row: AuditEvent): string {
  return row.id;
}

function toneOf({ outcome }: AuditEvent) {
  return outcome === 'failure' ? ('degraded' as const) : null;
}

/** Who changed what, newest first. */
export function AuditScreen() {
  const address = useTableAddress('/audit', AUDIT_FILTERS);
  const { filters, openId, open } = address;
  const frame = useQuery(api.audit.frame.queryOptions());
  const table = useLogRows({
    path: PATH,
    filters,
    idOf,
    read: (after) => client.audit.page.query({ ...auditQuery(filters, consoleNow()), after }),
  });
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
        label="Audit log"
        noun="audit events"
        sources={sources}
        table={table}
        address={address}
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
        drawer={
          openId === null || table.trouble !== null ? null : (
            <AuditDrawer
              event={table.rows.find(({ id }) => id === openId) ?? null}
              close={() => open(null)}
            />
          )
        }
      >
        <LogTable
          label="Audit events, newest first"
          columns={AUDIT_COLUMNS}
          table={table}
          idOf={idOf}
          openId={openId}
          open={open}
          toneOf={toneOf}
        />
      </TableFrame>
    </Screen>
  );
}
