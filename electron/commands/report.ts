import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildReport, type Report, summaryText } from '../../shared/api/report.ts';
import type { ProfileSecrets } from '../../shared/metadata/profile.ts';
import { type Severity, severityRank } from '../../shared/signals/severity.ts';
import { createProcessConsole } from '../process-console.ts';
import { takeSecretsFromEnvironment } from '../secrets/environment.ts';
import { aliasOf } from '../sources/pooler/labels.ts';
import type { ReportArguments } from './arguments.ts';
import { isAnythingKnown, NOTHING_REACHED, pollOnce } from './poll-once.ts';
import { printable } from './printable.ts';
import { promptForSecret } from './prompt.ts';
import { reportText } from './report-text.ts';

async function secretsFor(command: ReportArguments): Promise<ProfileSecrets> {
  const secrets = takeSecretsFromEnvironment(process.env);
  if (secrets.poolerToken !== null || command.adHoc?.pooler == null) return secrets;
  return { ...secrets, poolerToken: await promptForSecret('MCP token of the Pooler (not shown): ') };
}

/** 1 when the asked severity is reached, else 0. */
function exitCode(report: Report, failOn: Severity | null): number {
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
  const app = await createProcessConsole({
    dataDirectory: command.dataDirectory ?? temporary,
    connectionName: command.connectionName,
    snapshotFile: command.snapshotFile ?? undefined,
    adHoc: command.adHoc,
    secrets: await secretsFor(command),
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
    process.stdout.write(
      `${command.json ? JSON.stringify(report, null, 2) : printable(reportText(report))}\n`,
    );
    return isAnythingKnown(state) ? exitCode(report, command.failOn) : NOTHING_REACHED;
  } finally {
    await app.stop();
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
  }
}
