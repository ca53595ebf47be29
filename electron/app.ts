import { randomUUID } from 'node:crypto';
import { OperatorError } from '../shared/api/operator-error.ts';
import type { ConnectionSummary, ConsolePorts } from '../shared/api/ports.ts';
import { DEMO_PROFILE_NAME, type Profile, type ProfileSecrets } from '../shared/metadata/profile.ts';
import { type DemoSession, startDemo } from './demo/demo.ts';
import { fillDemoHistory } from './demo/fill-history.ts';
import { createRevisions } from './live/revisions.ts';
import { databasePath, demoDatabasePath, openDataDirectory } from './profiles/data-directory.ts';
import { openProfileFile } from './profiles/profile-file.ts';
import { createReleaseGate } from './release/gate.ts';
import { maskStrings } from './release/mask-strings.ts';
import { maskText } from './release/mask-text.ts';
import type { Vault } from './secrets/vault.ts';
import { openStore } from './store/open-store.ts';
import { after } from './timers.ts';
import { createRoutes } from './web/console-routes.ts';
import { readStaticFiles } from './web/static-files.ts';
import { type Connection, connect } from './workspace/connection.ts';
import { testConnection } from './workspace/test-connection.ts';
import { createWorkspace, type Workspace } from './workspace/workspace.ts';

export interface ConsoleConfig {
  /** Null takes the operating system's convention. */
  readonly dataDirectory: string | null;
  /** The connection to open; null opens the one that was active last. */
  readonly connectionName: string | null;
  /** A connection given on the command line, kept in no file. */
  readonly adHoc: Profile | null;
  /** Credentials for the opened connection, for instance from the environment. */
  readonly secrets: ProfileSecrets;
  readonly vault: Vault;
  /** The built page; null where no door shows one. */
  readonly pageDirectory: string | null;
  readonly nowMs: () => number;
  readonly random: () => number;
  /** One public-safe line for the terminal or the log. */
  readonly log: (line: string) => void;
}

/** A console that cannot start; the message says what to do. */
export class ConsoleStartError extends OperatorError {}

export interface Console {
  /** The whole product: every door hands its requests here. */
  fetch(request: Request): Promise<Response>;
  /** Begins to poll and, in the demo, to fill the history. */
  start(): void;
  /** The demo's history is complete; resolves at once for other connections. */
  readonly ready: () => Promise<void>;
  readonly ports: ConsolePorts;
  /** Every string of a value with what the policy refuses replaced, for machine-readable output. */
  maskStrings<T>(value: T): T;
  stop(): Promise<void>;
}

/** The composition root: the one place that knows every part. */
export async function createConsole(config: ConsoleConfig): Promise<Console> {
  const { nowMs, random, log, vault } = config;
  const dataDirectory = openDataDirectory(config.dataDirectory);
  const profiles = openProfileFile(dataDirectory);
  const revisions = createRevisions(after);
  let demo: DemoSession | null = null;
  let filling: Promise<void> = Promise.resolve();
  let polling = false;

  function profileNamed(name: string): Profile {
    if (config.adHoc?.name === name) return config.adHoc;
    const profile = profiles.list().find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (profile === undefined) {
      const known = [DEMO_PROFILE_NAME, ...profiles.list().map((candidate) => candidate.name)].join(', ');
      throw new ConsoleStartError(`There is no connection named ${name}. Known ones: ${known}.`);
    }
    return profile;
  }

  async function connectTo(name: string): Promise<{ connection: Connection; path: string }> {
    if (name.toLowerCase() === DEMO_PROFILE_NAME.toLowerCase()) {
      demo ??= await startDemo({ nowMs });
      const session = demo;
      const options = { nowMs, demo: true, name: DEMO_PROFILE_NAME };
      const connection = connect(session.profile, () => session.secrets, options);
      return { connection, path: demoDatabasePath(dataDirectory) };
    }
    const profile = profileNamed(name);
    const options = { nowMs, demo: false, name: profile.name };
    const connection = connect(profile, () => vault.get(profile.name), options);
    return { connection, path: databasePath(dataDirectory, profile) };
  }

  async function open(name: string): Promise<Workspace> {
    const { connection, path } = await connectTo(name);
    const opening = await openStore({ path, nowMs });
    if (opening.kind === 'newer file') throw new ConsoleStartError(opening.message);
    const notices =
      opening.kind === 'opened after corruption'
        ? [
            `The cached data could not be read and was set aside as ${opening.setAsideAs}. The picture starts afresh.`,
          ]
        : [];
    const workspace = createWorkspace({
      connection,
      store: opening.store,
      nowMs,
      random,
      after,
      onChange: revisions.bump,
      notices: () => notices,
      onError: (taskId) => log(`The ${taskId} task failed and will be tried again.`),
    });
    if (demo !== null && connection.demo) {
      filling = fillDemoHistory(demo, workspace, nowMs).then((filled) => {
        if (filled) revisions.bump(['picture', 'signals', 'slo']);
      });
    }
    return workspace;
  }

  const firstName = config.adHoc?.name ?? config.connectionName ?? profiles.activeName();
  if (firstName !== DEMO_PROFILE_NAME) vault.set(firstName, config.secrets);
  let workspace = await open(firstName);

  const gate = createReleaseGate({
    nowMs,
    knownValues: () => workspace.connection.knownValues(),
    record: (release) => workspace.store.recordRelease(release),
  });

  async function switchTo(name: string): Promise<void> {
    const next = await open(name);
    const previous = workspace;
    workspace = next;
    if (config.adHoc === null) profiles.activate(next.connection.name);
    revisions.bump(['picture', 'signals', 'slo', 'connections', 'drafts']);
    if (polling) next.start();
    await previous.stop();
  }

  function summaries(): ConnectionSummary[] {
    const active = workspace.connection.name;
    const demoSummary: ConnectionSummary = {
      name: DEMO_PROFILE_NAME,
      demo: true,
      active: workspace.connection.demo,
      profile: null,
      hasPoolerToken: true,
      hasMetricsSecret: false,
    };
    const adHoc = config.adHoc === null ? [] : [config.adHoc];
    return [
      demoSummary,
      ...[...profiles.list(), ...adHoc].map((profile) => ({
        name: profile.name,
        demo: false,
        active: profile.name === active,
        profile,
        hasPoolerToken: vault.get(profile.name).poolerToken !== null,
        hasMetricsSecret: vault.get(profile.name).metricsSecret !== null,
      })),
    ];
  }

  const ports: ConsolePorts = {
    readState: (asOfMs) => workspace.readState(asOfMs),
    waitForRevision: (revision, signal) => revisions.wait(revision, signal),
    refreshNow: () => workspace.refresh(),
    async acknowledge(signalId, reason, untilMs) {
      await workspace.store.acknowledge(signalId, nowMs(), reason, untilMs);
      revisions.bump(['signals']);
    },
    async unacknowledge(signalId) {
      await workspace.store.unacknowledge(signalId);
      revisions.bump(['signals']);
    },
    connections: async () => summaries(),
    activateConnection: switchTo,
    async saveConnection(profile, secrets, previousName) {
      profiles.save(profile, previousName);
      if (previousName !== null) vault.rename(previousName, profile.name);
      vault.set(profile.name, secrets);
      revisions.bump(['connections']);
      if (workspace.connection.name === (previousName ?? profile.name)) await switchTo(profile.name);
    },
    async removeConnection(name) {
      if (workspace.connection.name === name) await switchTo(DEMO_PROFILE_NAME);
      profiles.remove(name);
      vault.forget(name);
      revisions.bump(['connections']);
    },
    testConnection: (profile, secrets, previousName) => {
      const held = vault.get(previousName ?? profile.name);
      const merged = {
        poolerToken: secrets.poolerToken ?? held.poolerToken,
        metricsSecret: secrets.metricsSecret ?? held.metricsSecret,
      };
      return testConnection(profile, merged, nowMs);
    },
    checkText: (text) => gate.check(text),
    release: (request) => gate.release(request),
    drafts: () => workspace.store.drafts(nowMs()),
    async saveDraft({ id, text, signalIds }) {
      const now = nowMs();
      const existing =
        id === null ? undefined : (await workspace.store.drafts(now)).find((draft) => draft.id === id);
      const draft = {
        id: existing?.id ?? randomUUID(),
        createdAtMs: existing?.createdAtMs ?? now,
        updatedAtMs: now,
        maskedText: maskText(text, workspace.connection.knownValues()),
        signalIds: [...signalIds],
      };
      await workspace.store.saveDraft(draft);
      revisions.bump(['drafts']);
      return draft;
    },
  };

  return {
    fetch: createRoutes(
      ports,
      config.pageDirectory === null ? new Map() : readStaticFiles(config.pageDirectory),
      (path) => log(`The API call ${path} failed.`),
    ),
    start() {
      polling = true;
      workspace.start();
    },
    ready: () => filling,
    ports,
    maskStrings: (value) => maskStrings(value, workspace.connection.knownValues()),
    async stop() {
      await filling.catch(() => {});
      await workspace.stop();
      await demo?.close();
    },
  };
}
