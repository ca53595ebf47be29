import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../api/client.ts';
import { useLiveUpdates } from '../api/live.ts';
import { unreachableSince } from '../api/reachability.ts';
import { useValue } from '../api/value.ts';
import { reportFailure } from '../components/notices.tsx';
import { useNotices } from '../notifications/use-notices.ts';
import { useSignalAddress } from '../notifications/use-signal-address.ts';
import { ReleaseDialog } from '../release/release-dialog.tsx';
import { useDeskGuard } from '../screens/incident/use-desk-guard.ts';
import { Announcer } from './announcer.tsx';
import { Banners } from './banners.tsx';
import { SCREEN_TITLE_ID } from './go-to.ts';
import { Header } from './header.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { Rail } from './rail.tsx';
import { Search } from './search.tsx';
import classes from './shell.module.css';
import { StatusBar } from './status-bar.tsx';
import { useRouteFocus } from './use-route-focus.ts';
import { useShell } from './use-shell.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useTitle } from './use-title.ts';

/** Everything around a screen: rail, header, banners, status bar, search, help and the release dialog. */
export function Shell({ children }: { readonly children: React.ReactNode }) {
  const [location] = useLocation();
  const [helpOpened, setHelpOpened] = useState(false);
  const { mutate: refreshNow, isPending } = useMutation(
    api.shell.refreshNow.mutationOptions({ onError: reportFailure }),
  );
  const unreachable = useValue(unreachableSince) !== null;
  const help = useCallback(() => setHelpOpened(true), []);
  const refresh = useCallback(() => refreshNow(), [refreshNow]);
  useLiveUpdates();
  useTitle(location);
  useDeskGuard(useShell().data?.profile.name);
  useRouteFocus(location);
  useShortcuts({ help, refresh });
  useNotices();
  useSignalAddress(location);
  return (
    <div className={classes.shell} data-unreachable={unreachable || undefined}>
      <button
        type="button"
        className={classes.skip}
        onClick={() => document.getElementById(SCREEN_TITLE_ID)?.focus()}
      >
        Skip to the screen
      </button>
      <Rail location={location} />
      <div className={classes.body}>
        <Header refresh={refresh} refreshing={isPending} help={help} />
        <Banners />
        <main className={classes.main}>{children}</main>
        <StatusBar />
      </div>
      <Announcer />
      <Search />
      <HelpDialog opened={helpOpened} close={() => setHelpOpened(false)} />
      <ReleaseDialog />
    </div>
  );
}
