import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../testing/free-port.ts';
import { startServerProcess } from '../../../testing/server-process.ts';
import { findBinary, type PrometheusServer } from './prometheus-process.ts';

const READY_WITHIN_MS = 15_000;

/**
 * Runs a real VictoriaMetrics on loopback in a folder of its own, with OpenMetrics text (times in seconds) imported.
 * Throws where it does not start or take the text.
 */
export async function startVictoriaMetrics(history: string): Promise<PrometheusServer> {
  const program = findBinary('victoria-metrics');
  if (program === null) throw new Error('there is no victoria-metrics on the PATH');
  const folder = mkdtempSync(join(tmpdir(), 'console-victoria-'));
  const url = new URL(`http://127.0.0.1:${await freePort()}`);
  const { stop } = startServerProcess(
    program,
    [
      `-storageDataPath=${folder}`,
      '-retentionPeriod=10y',
      `-httpListenAddr=${url.host}`,
      '-loggerLevel=ERROR',
    ],
    folder,
  );
  const answers = async (path: string, init?: RequestInit) =>
    (await fetch(new URL(path, url), init).catch(() => null))?.ok === true;
  try {
    await until(() => answers('/health'));
    const body = inMilliseconds(history);
    if (!(await answers('/api/v1/import/prometheus', { method: 'POST', body }))) {
      throw new Error('the text was not imported');
    }
    // Imported samples can be found once they are on disk.
    if (!(await answers('/internal/force_flush'))) throw new Error('the samples were not written');
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await sleep(100)) {
    if (await done()) return;
  }
  throw new Error('victoria-metrics did not become ready');
}

/** The classic text format, which is what it imports, has times in ms. */
function inMilliseconds(openMetrics: string): string {
  return openMetrics
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) =>
      line.replace(/ ([\d.]+)$/, (_, seconds: string) => ` ${Math.round(Number(seconds) * 1000)}`),
    )
    .join('\n');
}
