/** Requests since start by method and status class, the labels of `codex_pooler_http_request_count`. */
export interface RequestCounters {
  record(method: string, status: number): void;
  firewallDenied(): void;
  /** Every label set that has a sample: a family without one is absent from the exposition (POOLER-T13). */
  requests(): readonly { readonly method: string; readonly statusClass: string; readonly count: number }[];
  firewallDenials(): number;
}

/** Creates counters at zero. */
export function createRequestCounters(): RequestCounters {
  const counts = new Map<string, { method: string; statusClass: string; count: number }>();
  let denied = 0;
  return {
    record(method, status) {
      const statusClass = `${Math.floor(status / 100)}xx`;
      const entry = counts.get(`${method} ${statusClass}`) ?? { method, statusClass, count: 0 };
      counts.set(`${method} ${statusClass}`, { ...entry, count: entry.count + 1 });
    },
    firewallDenied() {
      denied += 1;
    },
    requests: () => [...counts.values()],
    firewallDenials: () => denied,
  };
}
