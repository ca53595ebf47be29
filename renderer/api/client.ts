import { QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpLink } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../../shared/api/router.ts';
import { watchedFetch } from './reachability.ts';
import { sessionEnded, sessionHeaders } from './session.ts';

async function apiFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await watchedFetch(input, init);
  if (response.status === 401) sessionEnded.set(true);
  return response;
}

/** Direct calls, for what is no cached query: the long poll and the release gate. */
export const client = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: '/api/trpc',
      headers: sessionHeaders,
      fetch: (url, options) => apiFetch(url as RequestInfo, options as RequestInit),
    }),
  ],
});

/** The poller in the main process owns retries; the page only shows what there is, also without a network. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Query and mutation options of every procedure. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
