import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepProfile, type Watches } from '../../electron/testing/kept-profile.ts';
import { type ServedConsole, serveConsole } from '../../electron/testing/served-console.ts';
import {
  type SimulatedSystems,
  type STORY,
  startSimulatedSystems,
} from '../../electron/testing/simulated-systems.ts';

/** A running console and the simulated systems it watches. */
export interface Watched {
  readonly systems: SimulatedSystems;
  readonly dataDirectory: string;
  /** The console that runs now; another one after `restart`. */
  readonly console: () => ServedConsole;
  /** Ends the console without warning and starts it again over the same data. */
  readonly restart: () => Promise<void>;
  /** Ends the console without warning. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WatchOptions {
  readonly moment: keyof typeof STORY;
  readonly watches?: Watches;
}

/** Starts the simulated systems at a moment of their story and a console whose active connection reads them. */
export async function startWatched({ moment, watches }: WatchOptions): Promise<Watched> {
  const systems = await startSimulatedSystems(moment);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'console-e2e-'));
  keepProfile(dataDirectory, systems, watches);
  const serve = () => serveConsole({ dataDirectory, environment: { POOLER_MCP_TOKEN: systems.token } });
  let running = await serve();
  return {
    systems,
    dataDirectory,
    console: () => running,
    kill: () => running.kill(),
    async restart() {
      await running.kill();
      running = await serve();
    },
    async close() {
      // Nothing of it is needed any more, so nothing has to be finished.
      await running.kill();
      await systems.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
