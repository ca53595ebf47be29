import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsoleState } from '../../shared/api/ports.ts';
import { buildReport, type Report, summaryText } from '../../shared/api/report.ts';
import type { ProfileSecrets } from '../../shared/metadata/profile.ts';
import { type Severity, severityRank } from '../../shared/signals/severity.ts';
import { type Console, createConsole } from '../app.ts';
import { takeSecretsFromEnvironment } from '../secrets/environment.ts';
import { createSessionVault } from '../secrets/vault.ts';
import { aliasOf } from '../sources/pooler/labels.ts';
import type { ReportArguments } from './arguments.ts';
import { promptForSecret } from './prompt.ts';
import { reportText } from './report-text.ts';

/** Between the two scrapes of a connection that has no history: long enough for a rate, short enough to wait for. */
const SECOND_SCRAPE_AFTER_MS = 6_000;

/** Rates need two scrapes: nothing could be counted, though the metrics answer. */
function needsSecondScrape(state: ConsoleState): boolean {
  const slo = state.sources.find((source) => source.id === 'slo');
  const rows = state.slo?.result.rows ?? [];
  return slo?.state === 'live' && slo.via.endsWith('scrape') && !rows.some((row) => (row.n ?? 0) > 0);
}

async function secretsFor(command: ReportArguments): Promise<ProfileSecrets> {
  const secrets = takeSecretsFromEnvironment(process.env);
  if (secrets.poolerToken !== null || command.adHoc?.pooler == null) return secrets;
  return { ...secrets, poolerToken: await promptForSecret('MCP token of the Pooler (not shown): ') };
}

async function pollOnce(app: Console): Promise<ConsoleState> {
  await app.ready();
  await app.ports.refreshNow();
  const state = await app.ports.readState(null);
  if (!needsSecondScrape(state)) return state;
  process.stderr.write('Scraping a second time for rates ...\n');
  await sleep(SECOND_SCRAPE_AFTER_MS);
  await app.ports.refreshNow();
  return app.ports.readState(null);
}

/** 3 when nothing that is configured answered, 1 when the asked severity is reached, else 0. */
function exitCode(report: Report, failOn: Severity | null): number {
  const configured = report.sources.filter(
    (source) => !['not built', 'not configured'].includes(source.state),
  );
  if (!configured.some((source) => source.state === 'live')) return 3;
  const firing = report.signals.filter((signal) => signal.state === 'firing');
  const reached =
    failOn !== null && firing.some((signal) => severityRank(signal.severity) <= severityRank(failOn));
  return reached ? 1 : 0;
}

/** Polls one connection, prints the report to standard output and returns the exit code. */
export async function runReport(command: ReportArguments): Promise<number> {
  // A connection given by address leaves nothing behind unless it is told where.
  const temporary =
    command.adHoc !== null && command.dataDirectory === null
      ? mkdtempSync(join(tmpdir(), 'pooler-console-'))
      : null;
  const app = await createConsole({
    dataDirectory: command.dataDirectory ?? temporary,
    connectionName: command.connectionName,
    adHoc: command.adHoc,
    secrets: await secretsFor(command),
    vault: createSessionVault(),
    pageDirectory: null,
    nowMs: Date.now,
    random: Math.random,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  try {
    const state = await pollOnce(app);
    const summary = await app.ports.release({
      text: summaryText(state),
      medium: 'cli',
      confirmedWarnings: 0,
      asDraft: true,
    });
    const report = app.maskStrings<Report>({
      ...buildReport(state, aliasOf),
      summary: summary.released ? summary.text : null,
    });
    process.stdout.write(`${command.json ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
    return exitCode(report, command.failOn);
  } finally {
    await app.stop();
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
  }
}
