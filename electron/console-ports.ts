import { randomUUID } from 'node:crypto';
import type { DoctorPorts } from '../shared/api/doctor-ports.ts';
import type { NoticePorts } from '../shared/api/notice-ports.ts';
import type { ConnectionSummary, ConsolePorts } from '../shared/api/ports.ts';
import type { SloPastPorts } from '../shared/api/slo-past.ts';
import type { SnapshotPorts } from '../shared/api/snapshot-ports.ts';
import { draftRecord } from '../shared/incident/thread.ts';
import { DEMO_PROFILE_NAME, type Profile, withHeldSecrets } from '../shared/metadata/profile.ts';
import type { KnownValue } from '../shared/redaction/check.ts';
import type { Revisions } from './live/revisions.ts';
import { createLogPorts } from './log-ports.ts';
import type { ProfileFile } from './profiles/profile-file.ts';
import type { ReleaseGate } from './release/gate.ts';
import { maskText } from './release/mask-text.ts';
import type { Vault } from './secrets/vault.ts';
import { testConnection } from './workspace/test-connection.ts';
import type { Workspaces } from './workspace/workspaces.ts';

export interface ConsolePortsConfig {
  readonly workspaces: Workspaces;
  readonly profiles: ProfileFile;
  /** A connection given on the command line, kept in no file. */
  readonly adHoc: Profile | null;
  readonly vault: Vault;
  readonly gate: ReleaseGate;
  /** The operator's own, which no kept text may hold either. */
  readonly knownValues: () => readonly KnownValue[];
  readonly doctor: DoctorPorts;
  readonly notices: NoticePorts;
  readonly snapshots: SnapshotPorts;
  readonly revisions: Revisions;
  readonly nowMs: () => number;
}

/** The ports of the API, each implemented by the part that owns its subject. */
export function createConsolePorts(config: ConsolePortsConfig): ConsolePorts {
  return {
    ...picturePorts(config),
    ...connectionPorts(config),
    ...releasePorts(config),
    ...config.doctor,
    ...config.notices,
    ...config.snapshots,
    ...createLogPorts(config.workspaces.active, () => config.revisions.bump(['picture'])),
    ...sloPastPorts(config),
  };
}

/** Of whichever connection is active when it is asked. */
function sloPastPorts({ workspaces }: ConsolePortsConfig): SloPastPorts {
  return {
    sloHistory: (rowId, over, spanMs) => workspaces.active().sloPast.sloHistory(rowId, over, spanMs),
    sloCalendar: (rowId) => workspaces.active().sloPast.sloCalendar(rowId),
    sloSlices: (rowId) => workspaces.active().sloPast.sloSlices(rowId),
  };
}

type PicturePorts = Pick<
  ConsolePorts,
  'readState' | 'waitForRevision' | 'refreshNow' | 'acknowledge' | 'unacknowledge'
>;

function picturePorts({ workspaces, knownValues, revisions }: ConsolePortsConfig): PicturePorts {
  return {
    readState: (asOfMs) => workspaces.active().readState(asOfMs),
    waitForRevision: (revision, signal) => revisions.wait(revision, signal),
    refreshNow: () => workspaces.active().refresh(),
    async acknowledge(signalId, reason, untilMs) {
      const { store, nowMs } = workspaces.active();
      const masked = maskText(reason, knownValues());
      await store.acknowledge(signalId, nowMs(), masked, untilMs);
      revisions.bump(['signals']);
    },
    async unacknowledge(signalId) {
      await workspaces.active().store.unacknowledge(signalId);
      revisions.bump(['signals']);
    },
  };
}

type ConnectionPorts = Pick<
  ConsolePorts,
  'connections' | 'activateConnection' | 'saveConnection' | 'removeConnection' | 'testConnection'
>;

function connectionPorts({
  workspaces,
  profiles,
  adHoc,
  vault,
  revisions,
  nowMs,
}: ConsolePortsConfig): ConnectionPorts {
  const activeName = () => workspaces.active().connection.name;

  function summaryOf(profile: Profile): ConnectionSummary {
    const held = vault.get(profile.name);
    return {
      name: profile.name,
      demo: false,
      active: profile.name === activeName(),
      profile,
      hasPoolerToken: held.poolerToken !== null,
      hasPoolerMetricsToken: held.poolerMetricsToken !== null,
      hasMetricsSecret: held.metricsSecret !== null,
      hasDatabasePassword: held.databasePassword !== null,
    };
  }

  async function activate(name: string): Promise<void> {
    await workspaces.switchTo(name);
    if (adHoc === null) profiles.activate(activeName());
  }

  return {
    connections: async () => [
      {
        name: DEMO_PROFILE_NAME,
        demo: true,
        active: workspaces.active().connection.demo,
        profile: null,
        hasPoolerToken: true,
        hasPoolerMetricsToken: false,
        hasMetricsSecret: false,
        hasDatabasePassword: false,
      },
      ...profiles.list().map(summaryOf),
      ...(adHoc === null ? [] : [summaryOf(adHoc)]),
    ],
    activateConnection: activate,
    async saveConnection(profile, secrets, previousName) {
      profiles.save(profile, previousName);
      if (previousName !== null) vault.rename(previousName, profile.name);
      vault.set(profile.name, secrets);
      revisions.bump(['connections']);
      if (activeName() === (previousName ?? profile.name)) await activate(profile.name);
    },
    async removeConnection(name) {
      if (activeName() === name) await activate(DEMO_PROFILE_NAME);
      profiles.remove(name);
      vault.forget(name);
      revisions.bump(['connections']);
    },
    testConnection(profile, secrets, previousName) {
      const held = vault.get(previousName ?? profile.name);
      return testConnection(profile, withHeldSecrets(secrets, held), nowMs);
    },
  };
}

type ReleasePorts = Pick<
  ConsolePorts,
  'checkText' | 'release' | 'draftReleases' | 'drafts' | 'saveDraft' | 'deleteDraft' | 'restoreDraft'
>;

function releasePorts({ workspaces, gate, knownValues, revisions }: ConsolePortsConfig): ReleasePorts {
  return {
    checkText: (text) => gate.check(text),
    async release(request) {
      const result = await gate.release(request);
      if (result.released) revisions.bump(['drafts']);
      return result;
    },
    async draftReleases() {
      const { store, nowMs } = workspaces.active();
      return store.draftReleases(nowMs());
    },
    async drafts() {
      const { store, nowMs } = workspaces.active();
      return store.drafts(nowMs());
    },
    async saveDraft(draft) {
      const { store, nowMs } = workspaces.active();
      const maskedText = maskText(draft.text, knownValues());
      const atMs = nowMs();
      const kept = await store.drafts(atMs);
      const record = draftRecord({ ...draft, maskedText }, { kept, atMs, newId: randomUUID() });
      await store.saveDraft(record);
      revisions.bump(['drafts']);
      return record;
    },
    async deleteDraft(id) {
      const removed = await workspaces.active().store.deleteDraft(id);
      revisions.bump(['drafts']);
      return removed;
    },
    async restoreDraft(versions) {
      const known = knownValues();
      const masked = versions.map((version) => ({
        ...version,
        maskedText: maskText(version.maskedText, known),
      }));
      await workspaces.active().store.restoreDraft(masked);
      revisions.bump(['drafts']);
    },
  };
}
