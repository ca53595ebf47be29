import { z } from 'zod';
import type { PoolerSettings } from '../metadata/pooler-settings.ts';

/** How many requests of one route class run and wait at once, per node. */
export interface Bulkhead {
  readonly running: number;
  readonly queued: number;
}

/** The defaults (pooler-contract 5.3); an owner can change them. */
const DEFAULTS: Readonly<Record<string, Bulkhead>> = {
  proxy_http: { running: 32, queued: 128 },
  proxy_control: { running: 8, queued: 16 },
  proxy_stream: { running: 24, queued: 96 },
  proxy_websocket: { running: 24, queued: 96 },
  proxy_compact: { running: 8, queued: 32 },
  file_upload: { running: 4, queued: 8 },
  audio_transcription: { running: 4, queued: 8 },
  admin_browser: { running: 8, queued: 16 },
  mcp: { running: 4, queued: 8 },
};

const bulkheadsSchema = z.record(
  z.string(),
  z.object({ max_concurrency: z.number().positive(), queue_limit: z.number().nonnegative() }),
);

function parsed(json: string): z.infer<typeof bulkheadsSchema> {
  try {
    return bulkheadsSchema.safeParse(JSON.parse(json)).data ?? {};
  } catch {
    return {};
  }
}

/** The limits in force by route class: from the settings where they are read, else the defaults. */
export function bulkheads(settings: PoolerSettings | null): ReadonlyMap<string, Bulkhead> {
  const value = settings?.values.find(
    ({ family, key }) => family === 'gateway' && key === 'bulkheads',
  )?.value;
  const changed = Object.entries(value === undefined ? {} : parsed(value)).map(
    ([routeClass, limits]) =>
      [routeClass, { running: limits.max_concurrency, queued: limits.queue_limit }] as const,
  );
  return new Map([...Object.entries(DEFAULTS), ...changed]);
}
