import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { queryClient } from './api/client.ts';
import { sessionEnded } from './api/session.ts';
import { useValue } from './api/value.ts';
import { AccessScreen } from './screens/access/access-screen.tsx';
import { AlertsScreen } from './screens/alerts/alerts-screen.tsx';
import { AuditScreen } from './screens/audit/audit-screen.tsx';
import { ConnectionsScreen } from './screens/connections/connections-screen.tsx';
import { IncidentScreen } from './screens/incident/incident-screen.tsx';
import { JobsScreen } from './screens/jobs/jobs-screen.tsx';
import { KeysScreen } from './screens/keys/keys-screen.tsx';
import { NowScreen } from './screens/now/now-screen.tsx';
import { PoolsScreen } from './screens/pools/pools-screen.tsx';
import { RequestsScreen } from './screens/requests/requests-screen.tsx';
import { SettingsScreen } from './screens/settings/settings-screen.tsx';
import { SlosScreen } from './screens/slos/slos-screen.tsx';
import { SnapshotsScreen } from './screens/snapshots/snapshots-screen.tsx';
import { TrafficScreen } from './screens/traffic/traffic-screen.tsx';
import { UpstreamsScreen } from './screens/upstreams/upstreams-screen.tsx';
import { useHashLocation } from './shell/hash-location.ts';
import { SessionEnded } from './shell/session-ended.tsx';
import { Shell } from './shell/shell.tsx';
import { styleNonce } from './shell/style-nonce.ts';
import { cssVariables, theme } from './theme/theme.ts';

function Screens() {
  return (
    <Router hook={useHashLocation}>
      <Shell>
        <Switch>
          <Route path="/" component={NowScreen} />
          <Route path="/pools/:id?">{({ id }) => <PoolsScreen poolId={id ?? null} />}</Route>
          <Route path="/upstreams" component={UpstreamsScreen} />
          <Route path="/keys" component={KeysScreen} />
          <Route path="/requests" component={RequestsScreen} />
          <Route path="/audit" component={AuditScreen} />
          <Route path="/jobs" component={JobsScreen} />
          <Route path="/settings" component={SettingsScreen} />
          <Route path="/alerts" component={AlertsScreen} />
          <Route path="/traffic" component={TrafficScreen} />
          <Route path="/access">
            <AccessScreen part="operators" />
          </Route>
          <Route path="/access/invites">
            <AccessScreen part="invites" />
          </Route>
          <Route path="/slos/:id?">{({ id }) => <SlosScreen rowId={id ?? null} />}</Route>
          <Route path="/incident" component={IncidentScreen} />
          <Route path="/snapshots" component={SnapshotsScreen} />
          <Route path="/connections">
            <ConnectionsScreen editing={null} />
          </Route>
          <Route path="/connections/add">
            <ConnectionsScreen editing={{ name: null }} />
          </Route>
          <Route path="/connections/edit/:name">
            {({ name }) => <ConnectionsScreen editing={{ name }} />}
          </Route>
          <Route>
            <Redirect to="/" />
          </Route>
        </Switch>
      </Shell>
    </Router>
  );
}

function Door() {
  return useValue(sessionEnded) ? <SessionEnded /> : <Screens />;
}

/** The page with everything that all of it shares. */
export function App() {
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-right" limit={3} transitionDuration={0} />
          <Door />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
