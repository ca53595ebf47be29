import { useEffect } from 'react';
import { useSearch } from 'wouter';
import { openNotice } from './open-notice.ts';

/** An address that names a signal (`#/?signal=…`, from a notification of the desktop) leads to it. */
export function useSignalAddress(location: string): void {
  const search = useSearch();
  useEffect(() => {
    const signalId = location === '/' ? new URLSearchParams(search).get('signal') : null;
    if (signalId !== null) openNotice({ signalId });
  }, [location, search]);
}
