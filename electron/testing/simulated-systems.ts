import { startCodexPdfSimulator } from '../demo/codex-pdf/server.ts';
import type { CodexPdfSimulator } from '../demo/codex-pdf/simulator.ts';
import { CALM_TRAFFIC } from '../demo/codex-pdf/traffic.ts';
import type { PoolerControl } from '../demo/pooler/control.ts';
import { startPoolerSimulator } from '../demo/pooler/server.ts';
import { STORY_EVENTS } from '../demo/story/phases.ts';
import { storyAt } from '../demo/story/story.ts';
import { createNetworkPlug, type NetworkPlug } from './network-plug.ts';

/** Moments of the demo's story, ms after its beginning. */
export const STORY = {
  calm: 60_000,
  reauth: STORY_EVENTS.reauthAtMs + 5_000,
  quota: STORY_EVENTS.quotaAtMs + 5_000,
  outage: STORY_EVENTS.outageAtMs + 5_000,
} as const;

/** A simulated Pooler and a simulated codex-pdf in this process, each at the end of a cable that can be pulled. */
export interface SimulatedSystems {
  readonly pooler: PoolerControl;
  readonly codexPdf: CodexPdfSimulator;
  readonly poolerPlug: NetworkPlug;
  readonly codexPdfPlug: NetworkPlug;
  /** An owner's token. */
  readonly token: string;
  readonly metricsUrl: string;
  /** Makes a moment of the story the present one; it stays until the next is told. */
  tell(moment: keyof typeof STORY): void;
  close(): Promise<void>;
}

/** The story's rows at one moment, as if it were `nowMs`. */
function worldAt(moment: keyof typeof STORY, nowMs: number) {
  return storyAt(STORY[moment], nowMs - STORY[moment]);
}

/** Starts both systems on loopback at that moment of the story. */
export async function startSimulatedSystems(moment: keyof typeof STORY): Promise<SimulatedSystems> {
  const [pooler, codexPdf] = await Promise.all([
    startPoolerSimulator({ world: () => worldAt(moment, Date.now()) }),
    startCodexPdfSimulator({ trafficAt: () => CALM_TRAFFIC, seed: 1, nowMs: Date.now }),
  ]);
  const [poolerPlug, codexPdfPlug] = await Promise.all([
    createNetworkPlug(pooler.url),
    createNetworkPlug(codexPdf.url),
  ]);
  return {
    pooler: pooler.control,
    codexPdf: codexPdf.simulator,
    poolerPlug,
    codexPdfPlug,
    token: pooler.control.issueToken('owner'),
    metricsUrl: new URL('/metrics', codexPdfPlug.url).href,
    tell: (next) => pooler.control.world.update(() => worldAt(next, Date.now())),
    async close() {
      await Promise.all([poolerPlug.pull(), codexPdfPlug.pull()]);
      await Promise.all([pooler.close(), codexPdf.close()]);
    },
  };
}
