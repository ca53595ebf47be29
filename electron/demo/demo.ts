import type { Profile, ProfileSecrets } from '../../shared/metadata/profile.ts';
import { DEMO_PROFILE_NAME, NO_SECRETS } from '../../shared/metadata/profile.ts';
import type { DatabaseSource } from '../sources/database/contract.ts';
import { startCodexPdfSimulator } from './codex-pdf/server.ts';
import { createDemoDatabase } from './database/demo-database.ts';
import { startPoolerSimulator } from './pooler/server.ts';
import { contractAt } from './story/release.ts';
import { storyAt } from './story/story.ts';
import { trafficAt } from './story/traffic.ts';

/** Fixed, so that every demo tells the same story with the same figures. */
export const DEMO_SEED = 20_261;
/**
 * The story is told as if it had been going on for a week; a whole number of its ten-minute turns, so that a demo
 * begins with the calm.
 */
const STORY_BEFORE_MS = 7 * 24 * 60 * 60_000;

/** A running demo: two real servers on loopback, a double of the database, and what is needed to connect to them. */
export interface DemoSession {
  readonly profile: Profile;
  readonly secrets: ProfileSecrets;
  readonly database: DatabaseSource;
  /** When the story began, Unix ms: a week before the demo was started. */
  readonly storyStartMs: number;
  close(): Promise<void>;
}

/** Starts the simulated Pooler and the simulated codex-pdf; they listen on loopback until closed. */
export async function startDemo({ nowMs }: { readonly nowMs: () => number }): Promise<DemoSession> {
  const startedMs = nowMs();
  const storyStartMs = startedMs - STORY_BEFORE_MS;
  const [pooler, codexPdf] = await Promise.all([
    startPoolerSimulator({
      // A process that starts counts from zero, however long its story has been going on.
      world: () => storyAt(nowMs() - storyStartMs, storyStartMs, STORY_BEFORE_MS),
      nowMs,
    }),
    startCodexPdfSimulator({
      trafficAt: (elapsedMs) => trafficAt(elapsedMs),
      contractAt,
      seed: DEMO_SEED,
      nowMs,
    }),
  ]);
  return {
    profile: {
      name: DEMO_PROFILE_NAME,
      pooler: { url: pooler.url.href, expectedPools: [], metrics: 'scrape', metricsSelector: '' },
      metrics: {
        kind: 'scrape',
        urls: [new URL('/metrics', codexPdf.url).href],
        auth: { kind: 'none' },
        headers: {},
      },
      // Says that there is one; what answers is `database` below.
      database: { host: 'localhost', port: 5432, name: 'demo', user: 'demo', tls: 'off', schema: 'demo' },
      allowInsecureHttp: false,
      allowInsecureDatabase: false,
    },
    secrets: { ...NO_SECRETS, poolerToken: pooler.control.issueToken('owner') },
    database: createDemoDatabase({ storyStartMs, nowMs }),
    storyStartMs,
    async close() {
      await Promise.all([pooler.close(), codexPdf.close()]);
    },
  };
}
