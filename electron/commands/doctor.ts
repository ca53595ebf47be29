import type { DoctorStep } from '../../shared/api/doctor-ports.ts';
import { OperatorError } from '../../shared/api/operator-error.ts';
import type { ReleaseRequest, ReleaseResult } from '../../shared/api/ports.ts';
import { DEMO_PROFILE_NAME, type Profile } from '../../shared/metadata/profile.ts';
import type { KnownValue } from '../../shared/redaction/check.ts';
import type { Console } from '../app.ts';
import { diagnosticsObject, diagnosticsText, isAllWell } from '../doctor/diagnostics.ts';
import { examine } from '../doctor/examine.ts';
import { knownToDoctor } from '../doctor/known-values.ts';
import { ownNames, thisMachine } from '../doctor/machine.ts';
import { maskedSteps } from '../doctor/masked-steps.ts';
import type { Observed } from '../doctor/source-steps.ts';
import { createProcessConsole } from '../process-console.ts';
import { dataDirectoryPath } from '../profiles/data-directory.ts';
import { openProfileFile, type ProfileFile, ProfileFileError } from '../profiles/profile-file.ts';
import { createReleaseGate } from '../release/gate.ts';
import { maskText } from '../release/mask-text.ts';
import { takeSecretsFromEnvironment } from '../secrets/environment.ts';
import { createSessionVault } from '../secrets/vault.ts';
import type { DoctorArguments } from './arguments.ts';

/** Exit code where a check failed, or the gate held the text back. */
const NOT_WELL = 1;

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Null where the file cannot be read; a step of its own says why. */
function profileFile(dataDirectory: string): ProfileFile | null {
  try {
    return openProfileFile(dataDirectory);
  } catch (error) {
    if (error instanceof ProfileFileError) return null;
    throw error;
  }
}

/** The connections to examine; one that is named must be there. */
function chosenProfiles(file: ProfileFile | null, name: string | null): readonly Profile[] {
  const kept = file?.list() ?? [];
  if (name === null) return kept;
  const chosen = kept.filter((profile) => sameName(profile.name, name));
  if (chosen.length === 0 && file !== null && !sameName(name, DEMO_PROFILE_NAME)) {
    throw new OperatorError(
      'There is no connection of that name. Connections are listed by the doctor itself.',
    );
  }
  return chosen;
}

/** The gate of the console that runs, and recorded there; of one that cannot start or keep anything, a gate alone. */
async function release(
  app: Console | undefined,
  known: readonly KnownValue[],
  request: ReleaseRequest,
): Promise<ReleaseResult> {
  const alone = createReleaseGate({ nowMs: Date.now, knownValues: () => known, record: async () => {} });
  if (app === undefined) return alone.release(request);
  return app.ports.release(request).catch(() => alone.release(request));
}

/** For a person who waits: a server that does not answer takes its time. */
function showProgress(done: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} checks done \r`);
}

/**
 * Examines this machine, the files and the connections, and starts the console as its last check, so that it answers
 * where nothing else does. Prints what the gate lets pass. Returns the exit code: 0 when all is well, 1 when not.
 */
export async function runDoctor(command: DoctorArguments): Promise<number> {
  const dataDirectory = dataDirectoryPath(command.dataDirectory);
  const vault = createSessionVault();
  const secrets = takeSecretsFromEnvironment(process.env);
  const file = profileFile(dataDirectory);
  const profiles = chosenProfiles(file, command.connectionName);
  vault.set(command.connectionName ?? file?.activeName() ?? DEMO_PROFILE_NAME, secrets);
  const known = knownToDoctor(file?.list() ?? [], vault.get, ownNames(dataDirectory));
  /** The console, once it has started. */
  const started: Console[] = [];

  async function observe(): Promise<Observed> {
    const app = await createProcessConsole({
      dataDirectory,
      connectionName: command.connectionName,
      secrets,
      vault,
    });
    started.push(app);
    await app.ready();
    await app.ports.refreshNow();
    return { readState: () => app.ports.readState(null), callsSpent: app.callsSpent };
  }

  const config = { dataDirectory, machine: thisMachine(), profiles, secretsOf: vault.get, observe };
  try {
    const steps: DoctorStep[] = [];
    for await (const step of maskedSteps(examine({ ...config, fetch, nowMs: Date.now }), () => known)) {
      steps.push(step);
      showProgress(steps.length);
    }
    const diagnosis = { finishedAtMs: Date.now(), steps };
    const text = maskText(diagnosticsText(diagnosis), known);
    const medium = { medium: 'diagnostics', confirmedWarnings: 0, asDraft: false } as const;
    const result = await release(started[0], known, { text, ...medium });
    if (!result.released) {
      process.stderr.write('The redaction check held the diagnostics back.\n');
      return NOT_WELL;
    }
    const printed = command.json ? JSON.stringify(diagnosticsObject(diagnosis), null, 2) : result.text;
    process.stdout.write(`${printed}\n`);
    return isAllWell(steps) ? 0 : NOT_WELL;
  } finally {
    for (const app of started) await app.stop();
  }
}
