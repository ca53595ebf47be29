import { client } from '../../api/client.ts';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { LogTable } from '../../components/log-table/log-table.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { ZoneSwitch } from '../../components/log-table/time-filter.tsx';
import { useListRows } from '../../components/log-table/use-list-rows.ts';
import { useOpenRow } from '../../components/log-table/use-open-row.ts';
import { useTableAddress } from '../../components/log-table/use-table-address.ts';
import { Screen } from '../../components/screen.tsx';
import { ALERT_COLUMNS } from './alert-columns.tsx';
import { AlertDrawer } from './alert-drawer.tsx';
import { AlertRules } from './alert-rules.tsx';
import { type AlertView, alertLook } from './alert-words.ts';
import { InferredAlerts } from './inferred-alerts.tsx';

const FILTERS = ['state', 'severity', 'text'] as const;
const PATH = ['alerts', 'page'] as const;

function idOf({ id }: AlertView): string {
  return id;
}

function toneOf({ alert }: AlertView) {
  return alert.state === 'resolved' ? null : alertLook(alert).tone;
}

/** The Pooler's own alerting, as it judges: its severities are shown, not translated. */
export function AlertsScreen() {
  const address = useTableAddress('/alerts', FILTERS);
  const { filters, openId, open } = address;
  const table = useListRows({
    path: PATH,
    filters,
    read: (offset) =>
      client.alerts.page.query({
        offset,
        state: filters.state ?? null,
        severity: filters.severity ?? null,
        text: filters.text ?? null,
      }),
  });
  const opened = useOpenRow({
    path: PATH,
    rows: table.rows,
    idOf,
    openId,
    readOne: async (id) => (await client.alerts.page.query({ id })).rows[0] ?? null,
  });
  const sources = table.first?.sources ?? [];
  const read = sources.every(({ state }) => state !== 'inferred' && state !== 'not configured');
  return (
    <Screen
      fill={read}
      title="Pooler alerts"
      aside={
        <>
          <SourceFreshness sources={sources} />
          <ZoneSwitch />
        </>
      }
    >
      {read ? (
        <TableFrame
          label="Alerts of the Pooler"
          noun="alerts"
          sources={sources}
          table={table}
          address={address}
          filters={
            <>
              <SelectFilter
                address={address}
                name="state"
                label="State"
                choices={table.first?.states ?? []}
              />
              <SelectFilter
                address={address}
                name="severity"
                label="Severity"
                choices={table.first?.severities ?? []}
              />
              <TextFilter address={address} name="text" label="Find rule or place" />
            </>
          }
          drawer={openId === null ? null : <AlertDrawer view={opened} close={() => open(null)} />}
        >
          <LogTable
            label="Alerts, open ones first"
            columns={ALERT_COLUMNS}
            table={table}
            idOf={idOf}
            openId={openId}
            open={open}
            toneOf={toneOf}
          />
        </TableFrame>
      ) : (
        <InferredAlerts />
      )}
      <AlertRules />
    </Screen>
  );
}
