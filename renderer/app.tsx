import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { queryClient } from './api/client.ts';
import { sessionEnded } from './api/session.ts';
import { useValue } from './api/value.ts';
import { ConnectionsScreen } from './screens/connections/connections-screen.tsx';
import { IncidentScreen } from './screens/incident/incident-screen.tsx';
import { NowScreen } from './screens/now/now-screen.tsx';
import { PoolsScreen } from './screens/pools/pools-screen.tsx';
import { SlosScreen } from './screens/slos/slos-screen.tsx';
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
          <Route path="/slos/:id?">{({ id }) => <SlosScreen rowId={id ?? null} />}</Route>
          <Route path="/incident" component={IncidentScreen} />
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
