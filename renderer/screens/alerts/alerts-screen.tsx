import { client } from '../../api/client.ts';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { RowDrawer } from '../../components/log-table/row-drawer.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { ZoneSwitch } from '../../components/log-table/time-filter.tsx';
import { useListTable } from '../../components/log-table/use-list-table.ts';
import { Screen } from '../../components/screen.tsx';
import { ALERT_COLUMNS } from './alert-columns.tsx';
import { AlertFacts } from './alert-facts.tsx';
import { AlertRules } from './alert-rules.tsx';
import { type AlertView, alertLook, ruleWords } from './alert-words.ts';
import { InferredAlerts } from './inferred-alerts.tsx';

const FILTERS = ['state', 'severity', 'text'] as const;
const PROCEDURE = ['alerts', 'page'] as const;

function toneOf({ alert }: AlertView) {
  return alert.state === 'resolved' ? null : alertLook(alert).tone;
}

/** The Pooler's own alerting, as it judges: its severities are shown, not translated. */
export function AlertsScreen() {
  const table = useListTable({
    place: '/alerts',
    names: FILTERS,
    procedure: PROCEDURE,
    read: ({ state, severity, text }, part) => client.alerts.page.query({ ...part, state, severity, text }),
  });
  const { address, first, sources } = table;
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
          table={table}
          label="Alerts of the Pooler"
          rowsLabel="Alerts, open ones first"
          noun="alerts"
          sources={sources}
          filters={
            <>
              <SelectFilter address={address} name="state" label="State" choices={first?.states ?? []} />
              <SelectFilter
                address={address}
                name="severity"
                label="Severity"
                choices={first?.severities ?? []}
              />
              <TextFilter address={address} name="text" label="Find rule or place" />
            </>
          }
          columns={ALERT_COLUMNS}
          toneOf={toneOf}
          drawer={
            <RowDrawer table={table} noun="alert" title={({ alert }) => ruleWords(alert.ruleKind)}>
              {(view) => <AlertFacts view={view} />}
            </RowDrawer>
          }
        />
      ) : (
        <InferredAlerts />
      )}
      <AlertRules />
    </Screen>
  );
}
