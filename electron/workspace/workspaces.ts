import { OperatorError } from '../../shared/api/operator-error.ts';
import type { Area } from '../../shared/api/ports.ts';
import { DEMO_PROFILE_NAME, type Profile } from '../../shared/metadata/profile.ts';
import { type DemoSession, startDemo } from '../demo/demo.ts';
import { fillDemoHistory } from '../demo/fill-history.ts';
import { databasePath, demoDatabasePath } from '../profiles/data-directory.ts';
import type { Vault } from '../secrets/vault.ts';
import { openSnapshotFile } from '../snapshots/open-file.ts';
import { createSnapshotWorkspace } from '../snapshots/snapshot-workspace.ts';
import { openStore } from '../store/open-store.ts';
import { after } from '../timers.ts';
import { type Connection, connect } from './connection.ts';
import { knownValuesOf } from './known-values.ts';
import { loadSloCatalogue } from './slo-catalogue.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

export interface WorkspacesConfig {
  readonly dataDirectory: string;
  /** The connections that can be opened, besides the demo. */
  readonly profiles: () => readonly Profile[];
  readonly vault: Vault;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly onChange: (areas: readonly Area[]) => void;
  readonly log: (line: string) => void;
}

/** The connection at work, and the way to another one. */
export interface Workspaces {
  active(): Workspace;
  /** What must be there before polling is: the demo's history. */
  ready(): Promise<void>;
  start(): void;
  /** Opens another connection and lets go of the present one; rejects, and changes nothing, where it cannot open. */
  switchTo(name: string): Promise<void>;
  /** Shows a snapshot file instead; rejects, and changes nothing, where it cannot be shown. */
  openSnapshot(file: string): Promise<void>;
  /** The connection at work, or the one to go back to from a snapshot. */
  connectionName(): string;
  /** The SQLite file of what is shown. */
  storePath(): string;
  stop(): Promise<void>;
}

interface Opened {
  readonly workspace: Workspace;
  readonly ready: Promise<void>;
  readonly path: string;
}

/** What is shown first: a connection, or a snapshot file with the connection to go back to. */
export interface FirstShown {
  readonly connection: string;
  /** Null shows the connection. */
  readonly snapshotFile: string | null;
}

function isDemo(name: string): boolean {
  return name.toLowerCase() === DEMO_PROFILE_NAME.toLowerCase();
}

/** Opens the first connection; nothing is polled before `start`. Rejects with an `OperatorError` that says what to do. */
export async function openWorkspaces(config: WorkspacesConfig, first: FirstShown): Promise<Workspaces> {
  const { dataDirectory, vault, nowMs, random, onChange, log } = config;
  let demo: DemoSession | null = null;
  let started = false;

  function profileNamed(name: string): Profile {
    const profiles = config.profiles();
    const profile = profiles.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (profile !== undefined) return profile;
    const known = [DEMO_PROFILE_NAME, ...profiles.map((candidate) => candidate.name)].join(', ');
    throw new OperatorError(`There is no connection of that name. Known ones: ${known}.`);
  }

  function connectToProfile(profile: Profile): { connection: Connection; path: string } {
    const options = { nowMs, demo: false, name: profile.name };
    const connection = connect(profile, () => vault.get(profile.name), options);
    return { connection, path: databasePath(dataDirectory, profile) };
  }

  async function openAt(connection: Connection, path: string): Promise<Workspace> {
    const catalogue = loadSloCatalogue(dataDirectory);
    const opening = await openStore({ path, nowMs });
    if (opening.kind === 'newer file') throw new OperatorError(opening.message);
    const notices =
      opening.kind === 'opened after corruption'
        ? [
            `The cached data could not be read and was set aside as ${opening.setAsideAs}. The picture starts afresh.`,
          ]
        : [];
    return createWorkspace({
      connection,
      store: opening.store,
      catalogue,
      nowMs,
      random,
      after,
      onChange,
      notices,
      onError: (taskId) => log(`The ${taskId} task failed and will be tried again.`),
    });
  }

  async function openDemo(): Promise<Opened> {
    demo ??= await startDemo({ nowMs });
    const session = demo;
    const { database } = session;
    const options = { nowMs, demo: true, name: DEMO_PROFILE_NAME, database };
    const connection = connect(session.profile, () => session.secrets, options);
    const path = demoDatabasePath(dataDirectory);
    const workspace = await openAt(connection, path);
    const ready = fillDemoHistory(session, workspace, nowMs).then((filled) => {
      if (filled) onChange(['picture', 'signals', 'slo']);
    });
    return { workspace, ready, path };
  }

  async function openFile(file: string): Promise<Opened> {
    const opened = await openSnapshotFile(file);
    // Whoever reads a snapshot has no credentials for it; what leaves here is held against what this console knows.
    const ours = () =>
      config.profiles().flatMap((profile) => knownValuesOf(profile, vault.get(profile.name)));
    return { workspace: createSnapshotWorkspace(opened, ours), ready: Promise.resolve(), path: opened.path };
  }

  async function open(name: string): Promise<Opened> {
    if (isDemo(name)) return openDemo();
    const { connection, path } = connectToProfile(profileNamed(name));
    return { workspace: await openAt(connection, path), ready: Promise.resolve(), path };
  }

  let connectionName = isDemo(first.connection) ? DEMO_PROFILE_NAME : first.connection;
  let current = await (first.snapshotFile === null ? open(connectionName) : openFile(first.snapshotFile));
  let switching: Promise<void> = Promise.resolve();

  function startPolling({ workspace, ready }: Opened): void {
    // The demo writes its past first: an observation must never be older than the one before it.
    void ready
      .catch(() => log('The demo history could not be written; the demo starts without it.'))
      .then(() => {
        if (started && workspace === current.workspace) workspace.start();
      });
  }

  async function letGo({ workspace, ready }: Opened): Promise<void> {
    await ready.catch(() => {});
    await workspace.stop();
  }

  async function switchNow(next: Opened): Promise<void> {
    const previous = current;
    current = next;
    onChange(['picture', 'signals', 'slo', 'connections', 'drafts', 'snapshots']);
    if (started) startPolling(next);
    await letGo(previous);
  }

  /** One at a time: two quick clicks must not leave two connections polling. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    const turn = switching.then(change);
    switching = turn.catch(() => {});
    return turn;
  }

  return {
    active: () => current.workspace,
    ready: () => current.ready,
    start() {
      started = true;
      startPolling(current);
    },
    switchTo: (name) =>
      inTurn(async () => {
        const next = await open(name);
        connectionName = next.workspace.connection.name;
        await switchNow(next);
      }),
    openSnapshot: (file) => inTurn(async () => switchNow(await openFile(file))),
    connectionName: () => connectionName,
    storePath: () => current.path,
    async stop() {
      started = false;
      await switching;
      await letGo(current);
      await demo?.close();
    },
  };
}
