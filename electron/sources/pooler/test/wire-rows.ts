/** An active Pool as `list_pools` gives it. */
export function wirePool(id: string, change: object = {}): object {
  return {
    id,
    slug: `example-${id.slice(-1)}`,
    name: 'Example',
    status: 'active',
    created_at: '2026-01-03T09:00:00Z',
    updated_at: '2026-01-03T09:00:00Z',
    api_key_count: 0,
    upstream_count: 0,
    ...change,
  };
}
