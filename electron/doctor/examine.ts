import { existsSync } from 'node:fs';
import type { CheckStep } from '../../shared/api/check-step.ts';
import type { DoctorStep } from '../../shared/api/doctor-ports.ts';
import { DEMO_PROFILE_NAME, type Profile, type ProfileSecrets } from '../../shared/metadata/profile.ts';
import { databasePath, demoDatabasePath } from '../profiles/data-directory.ts';
import type { Fetch } from '../sources/http/guarded-fetch.ts';
import { testConnection } from '../workspace/test-connection.ts';
import { clockSteps } from './clock-steps.ts';
import { credentialSteps } from './credential-steps.ts';
import { dataDirectorySteps } from './data-directory-steps.ts';
import { type Machine, runtimeSteps } from './runtime.ts';
import { type Observed, sourceSteps } from './source-steps.ts';
import { storeSteps } from './store-steps.ts';
import { fine, timedStep } from './timed-step.ts';

export interface ExamineConfig {
  readonly dataDirectory: string;
  readonly machine: Machine;
  /** The connections to examine, besides the demo. */
  readonly profiles: readonly Profile[];
  readonly secretsOf: (connection: string) => ProfileSecrets;
  /** The connection at work; rejects with what keeps the console from starting. */
  readonly observe: () => Promise<Observed>;
  /** The network, for what needs no credential. */
  readonly fetch: Fetch;
  readonly nowMs: () => number;
}

async function* about(name: string, steps: AsyncIterable<CheckStep>): AsyncGenerator<DoctorStep> {
  for await (const step of steps) yield { about: name, ...step };
}

async function* connectionSteps(config: ExamineConfig, profile: Profile): AsyncGenerator<CheckStep> {
  const { dataDirectory, secretsOf, fetch, nowMs } = config;
  const secrets = secretsOf(profile.name);
  yield* storeSteps(databasePath(dataDirectory, profile), nowMs);
  yield* credentialSteps(profile, secrets, nowMs);
  yield* clockSteps(profile, fetch, nowMs);
  yield* await testConnection(profile, secrets, nowMs);
}

/** The sources come last: what is wrong with the console or a connection explains what is wrong with them. */
async function* observedSteps({ observe, nowMs }: ExamineConfig): AsyncGenerator<CheckStep> {
  const opening = observe();
  yield timedStep('Start', nowMs, async () => {
    await opening;
    return fine('The console starts and reads.');
  });
  const observed = await opening.catch(() => null);
  if (observed !== null) yield* sourceSteps(observed, nowMs);
}

/**
 * Looks at everything the console needs, one step after another, and goes on whatever fails. Changes nothing, except
 * that `observe` may start the console. The words are not masked yet.
 */
export async function* examine(config: ExamineConfig): AsyncGenerator<DoctorStep> {
  const { dataDirectory, machine, profiles, nowMs } = config;
  yield* about('This machine', runtimeSteps(machine, nowMs));
  yield* about('Files', dataDirectorySteps(dataDirectory, nowMs));
  const demoPath = demoDatabasePath(dataDirectory);
  if (existsSync(demoPath)) yield* about(DEMO_PROFILE_NAME, storeSteps(demoPath, nowMs));
  for (const profile of profiles) yield* about(profile.name, connectionSteps(config, profile));
  yield* about('Sources', observedSteps(config));
}
