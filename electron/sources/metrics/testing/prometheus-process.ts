import { execFile } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../../testing/free-port.ts';
import { startServerProcess } from '../../../testing/server-process.ts';

/** The path of a program on the PATH, or null: the test that needs it then skips by name. */
export function findBinary(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

export interface PrometheusOptions {
  /** `/metrics` addresses, all under the job `codex`. */
  readonly targets: readonly URL[];
  readonly scrapeIntervalMs: number;
  /** OpenMetrics text with timestamps that is in the database before the start; needs `promtool`. */
  readonly history?: string;
}

export interface PrometheusServer {
  readonly url: URL;
  /** Ends the process and removes its folder. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 15_000;

/**
 * Runs a real Prometheus on loopback in a folder of its own and waits until every target was scraped once, which
 * takes it up to six seconds. Throws where that does not happen.
 */
export async function startPrometheus(options: PrometheusOptions): Promise<PrometheusServer> {
  const program = findBinary('prometheus');
  if (program === null) throw new Error('there is no prometheus on the PATH');
  const folder = mkdtempSync(join(tmpdir(), 'console-prometheus-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  if (options.history !== undefined) await backfill(options.history, folder, data);
  const config = join(folder, 'prometheus.yml');
  // JSON is YAML.
  writeFileSync(config, JSON.stringify(configuration(options)));

  const url = new URL(`http://127.0.0.1:${await freePort()}`);
  const server = startServerProcess(
    program,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      // Backfilled blocks may be older than the 15 days of the default.
      ...(options.history === undefined ? [] : ['--storage.tsdb.retention.time=60d']),
      `--web.listen-address=${url.host}`,
      '--log.level=warn',
    ],
    folder,
  );
  if (!(await isReady(url, options.targets.length, server.isRunning))) {
    await server.stop();
    throw new Error(`prometheus did not become ready: ${server.complaint()}`);
  }
  return { url, stop: server.stop };
}

function configuration({ targets, scrapeIntervalMs }: PrometheusOptions): object {
  return {
    global: { scrape_interval: `${scrapeIntervalMs}ms`, scrape_timeout: `${scrapeIntervalMs}ms` },
    scrape_configs:
      targets.length === 0
        ? []
        : [{ job_name: 'codex', static_configs: [{ targets: targets.map((url) => url.host) }] }],
  };
}

async function backfill(history: string, folder: string, data: string): Promise<void> {
  const program = findBinary('promtool');
  if (program === null) throw new Error('there is no promtool on the PATH');
  const file = join(folder, 'history.txt');
  writeFileSync(file, history);
  // Long blocks: by default it reads the whole file once for every two hours of it.
  const blocks = '--max-block-duration=768h';
  await promisify(execFile)(program, ['tsdb', 'create-blocks-from', blocks, 'openmetrics', file, data]);
}

async function isReady(url: URL, targets: number, isRunning: () => boolean): Promise<boolean> {
  const query = new URL('/api/v1/query', url);
  query.searchParams.set('query', `(count(up) or vector(0)) >= ${targets}`);
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until && isRunning(); await sleep(100)) {
    const response = await fetch(query).catch(() => null);
    // A comparison that does not hold answers with nothing.
    if (response?.ok && (await response.text()).includes('"value"')) return true;
  }
  return false;
}
