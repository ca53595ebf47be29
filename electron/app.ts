import type { ConsolePorts } from '../shared/api/ports.ts';
import { DEMO_PROFILE_NAME, type Profile, type ProfileSecrets } from '../shared/metadata/profile.ts';
import type { ReleasedNotice } from '../shared/notifications/notice.ts';
import { createConsolePorts } from './console-ports.ts';
import { createConsoleDoctor } from './doctor/of-console.ts';
import { createRevisions } from './live/revisions.ts';
import { createNotifier } from './notifications/notifier.ts';
import { openDataDirectory } from './profiles/data-directory.ts';
import { openProfileFile } from './profiles/profile-file.ts';
import { createReleaseGate } from './release/gate.ts';
import { maskStrings } from './release/mask-strings.ts';
import type { Vault } from './secrets/vault.ts';
import { createSnapshots, type Snapshots } from './snapshots/snapshots.ts';
import { after } from './timers.ts';
import { createRoutes } from './web/console-routes.ts';
import { readStaticFiles } from './web/static-files.ts';
import { knownValuesOf } from './workspace/known-values.ts';
import { openWorkspaces } from './workspace/workspaces.ts';

export interface ConsoleConfig {
  /** Null takes the operating system's convention. */
  readonly dataDirectory: string | null;
  /** The connection to open; null opens the one that was active last. */
  readonly connectionName: string | null;
  /** A snapshot file to show instead of the connection. */
  readonly snapshotFile?: string | undefined;
  /** A connection given on the command line, kept in no file. */
  readonly adHoc: Profile | null;
  /** Credentials for the opened connection, for instance from the environment. */
  readonly secrets: ProfileSecrets;
  readonly vault: Vault;
  /** The built page; null where no door shows one. */
  readonly pageDirectory: string | null;
  readonly nowMs: () => number;
  /** 0..1, for jitter. */
  readonly random: () => number;
  /** Shows a notice outside the page; nowhere where it is left out. */
  readonly showNotice?: (notice: ReleasedNotice) => void;
  /** One public-safe line for the terminal or the log. */
  readonly log: (line: string) => void;
}

export interface Console {
  /** The whole product: every door hands its requests here. */
  fetch(request: Request): Promise<Response>;
  /** Begins to poll, in the demo once its history is written. */
  start(): void;
  /** The demo's history is complete; resolves at once for other connections. */
  ready(): Promise<void>;
  readonly ports: ConsolePorts;
  readonly snapshots: Pick<Snapshots, 'writeTo'>;
  /** Every string of a value with what the policy refuses replaced, for machine-readable output. */
  maskStrings<T>(value: T): T;
  /** How many calls of the active connection's budget have begun within the last minute. */
  callsSpent(): number;
  stop(): Promise<void>;
}

/**
 * The composition root: the one place that knows every part. Rejects with an `OperatorError` that says what to do
 * when the profiles file, the connection or its database cannot be used.
 */
export async function createConsole(config: ConsoleConfig): Promise<Console> {
  const { adHoc, vault, nowMs, random, log } = config;
  const dataDirectory = openDataDirectory(config.dataDirectory);
  const profiles = openProfileFile(dataDirectory);
  const revisions = createRevisions(after);
  const allProfiles = () => [...profiles.list(), ...(adHoc === null ? [] : [adHoc])];

  const firstName = adHoc?.name ?? config.connectionName ?? profiles.activeName();
  if (firstName !== DEMO_PROFILE_NAME) vault.set(firstName, config.secrets);

  const workspaces = await openWorkspaces(
    {
      dataDirectory,
      profiles: allProfiles,
      vault,
      nowMs,
      random,
      onChange: revisions.bump,
      log,
    },
    { connection: firstName, snapshotFile: config.snapshotFile ?? null },
  );
  // Of every connection, not of the active one alone: a text outlives a change between them.
  const knownValues = () => [
    ...workspaces.active().connection.knownValues(),
    ...allProfiles()
      .filter(({ name }) => name !== workspaces.active().connection.name)
      .flatMap((profile) => knownValuesOf(profile, vault.get(profile.name))),
  ];
  const gate = createReleaseGate({
    nowMs,
    knownValues,
    record: (release) => workspaces.active().store.recordRelease(release),
  });
  const callsSpent = () => workspaces.active().callsSpent();
  const doctor = createConsoleDoctor({
    dataDirectory,
    profiles: allProfiles,
    secretsOf: vault.get,
    observe: async () => ({ readState: () => workspaces.active().readState(null), callsSpent }),
    nowMs,
    onStep: () => revisions.bump(['doctor']),
  });
  const notifier = createNotifier({
    readState: () => workspaces.active().readState(null),
    store: () => workspaces.active().store,
    release: gate.release,
    revisions,
    show: config.showNotice ?? (() => {}),
    nowMs,
    log,
  });
  const snapshots = createSnapshots({
    workspaces,
    gate,
    onChange: () => revisions.bump(['snapshots']),
    onMoment: () => revisions.bump(['picture', 'signals', 'slo', 'drafts', 'snapshots']),
  });
  const ports = createConsolePorts({
    workspaces,
    profiles,
    adHoc,
    vault,
    gate,
    knownValues,
    doctor,
    notices: notifier.ports,
    snapshots: snapshots.ports,
    revisions,
    nowMs,
  });
  const files = config.pageDirectory === null ? new Map() : readStaticFiles(config.pageDirectory);

  return {
    fetch: createRoutes(ports, files, snapshots, (path) => log(`The API call ${path} failed.`)),
    start() {
      workspaces.start();
      notifier.start();
    },
    ready: workspaces.ready,
    ports,
    snapshots,
    maskStrings: (value) => maskStrings(value, knownValues()),
    callsSpent,
    async stop() {
      notifier.stop();
      await snapshots.stop();
      await workspaces.stop();
    },
  };
}
