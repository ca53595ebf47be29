/** Addresses of rows and screens that others link to. */

function withParams(path: string, params: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(params)}`;
}

export function poolPlace(id: string | null): string | null {
  return id === null ? null : `/pools/${id}`;
}

export function upstreamPlace(id: string | null): string | null {
  return id === null ? null : withParams('/upstreams', { row: id });
}

export function keyPlace(id: string | null): string | null {
  return id === null ? null : withParams('/keys', { row: id });
}

/** The request log narrowed to what `filters` name (`REQUEST_FILTERS`). */
export function requestsPlace(filters: Readonly<Record<string, string>>): string {
  return withParams('/requests', filters);
}

/** The audit log narrowed to what `filters` name (`AUDIT_FILTERS`). */
export function auditPlace(filters: Readonly<Record<string, string>>): string {
  return withParams('/audit', filters);
}
