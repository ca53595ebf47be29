import type { ConsoleState, ReleaseResult } from '../../shared/api/ports.ts';
import { buildReport, summaryText } from '../../shared/api/report.ts';
import type { Console } from '../app.ts';
import { createProcessConsole } from '../process-console.ts';
import { aliasOf } from '../sources/pooler/labels.ts';
import { MisuseError, type SummaryArguments } from './arguments.ts';
import type { Moment } from './moment.ts';
import { isAnythingKnown, NOTHING_REACHED, pollOnce } from './poll-once.ts';
import { printable } from './printable.ts';

/** Exit code where the redaction gate kept the summary. */
const HELD_BACK = 1;

function momentMs(moment: Moment, nowMs: number): number {
  const atMs = moment.kind === 'ago' ? nowMs - moment.ms : moment.atMs;
  if (atMs > nowMs) throw new MisuseError('--at takes a moment that is past.');
  return atMs;
}

/** The present, polled once, or a past moment as the store has it: nothing is contacted for that. */
async function stateFor(app: Console, at: Moment | null): Promise<ConsoleState> {
  if (at === null) return pollOnce(app);
  await app.ready();
  // The present of a snapshot is the moment it was taken.
  const { generatedAtMs } = await app.ports.readState(null);
  return app.ports.readState(momentMs(at, generatedAtMs));
}

/** `Label: text` as its two parts. */
function lineParts(line: string): { label: string; text: string } {
  const end = line.indexOf(': ');
  return { label: line.slice(0, end), text: line.slice(end + 2) };
}

/** What `--json` prints: the released text whole and in its lines, and the signals it is about, worst first. */
function summaryObject(state: ConsoleState, result: ReleaseResult) {
  const lines = result.released ? result.text.split('\n').map(lineParts) : [];
  return {
    generatedAt: new Date(state.generatedAtMs).toISOString(),
    asOf: new Date(state.asOfMs).toISOString(),
    /** The published Status word; null, like the text, where the gate held the summary back. */
    status: lines[0]?.text ?? null,
    lines,
    text: result.released ? result.text : null,
    signals: buildReport(state, aliasOf).signals.filter((signal) => signal.state === 'firing'),
  };
}

function print(app: Console, state: ConsoleState, result: ReleaseResult, json: boolean): void {
  if (!result.released) process.stderr.write('The redaction check held the summary back.\n');
  if (json)
    process.stdout.write(`${JSON.stringify(app.maskStrings(summaryObject(state, result)), null, 2)}\n`);
  else if (result.released) process.stdout.write(`${printable(result.text)}\n`);
}

/**
 * Drafts the five lines about everything that fires, now or at a past moment, and prints what the gate lets pass.
 * Returns the exit code: 0, 1 where the gate held it back, 3 where nothing was reached or known of that moment.
 */
export async function runSummary(command: SummaryArguments): Promise<number> {
  const app = await createProcessConsole({
    dataDirectory: command.dataDirectory,
    connectionName: command.connectionName,
    snapshotFile: command.snapshotFile ?? undefined,
  });
  try {
    const state = await stateFor(app, command.at);
    const text = summaryText(state);
    const result = await app.ports.release({ text, medium: 'cli', confirmedWarnings: 0, asDraft: true });
    print(app, state, result, command.json);
    if (!result.released) return HELD_BACK;
    const isKnown = command.at === null ? isAnythingKnown(state) : state.picture.polls.length > 0;
    return isKnown ? 0 : NOTHING_REACHED;
  } finally {
    await app.stop();
  }
}
