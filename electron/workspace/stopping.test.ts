import { afterEach, expect, it } from 'vitest';
import { NO_SECRETS, profileSchema } from '../../shared/metadata/profile.ts';
import { type PoolerServer, startPoolerSimulator } from '../demo/pooler/server.ts';
import { storyAt } from '../demo/story/story.ts';
import { openedStore } from '../store/testing/opened-store.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { after } from '../timers.ts';
import { connect } from './connection.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

removeTemporaryDirectories();

let pooler: PoolerServer | null = null;
afterEach(() => pooler?.close());

/** Shorter than the time limit of any request, so that a stop that waits for one fails the test. */
const AT_ONCE_MS = 8_000;

async function workspaceAt(
  path: string,
  { url, control }: PoolerServer,
  errors: string[] = [],
): Promise<Workspace> {
  const store = await openedStore(path, Date.now);
  const profile = profileSchema.parse({ name: 'example', pooler: { url: url.href }, metrics: null });
  const secrets = { ...NO_SECRETS, poolerToken: control.issueToken('owner') };
  return createWorkspace({
    connection: connect(profile, () => secrets, { nowMs: Date.now, demo: false, name: 'example' }),
    store,
    nowMs: Date.now,
    random: () => 0.5,
    after,
    onChange: () => {},
    notices: [],
    onError: (taskId) => errors.push(taskId),
  });
}

it(
  'does not wait for a Pooler that does not answer, and keeps no failure that stopping made',
  async () => {
    pooler = await startPoolerSimulator({ world: () => storyAt(0, Date.now()) });
    const path = `${temporaryDirectory()}/console.db`;
    const errors: string[] = [];
    const workspace = await workspaceAt(path, pooler, errors);
    await workspace.refresh();
    const letGo = pooler.control.holdCalls();
    void workspace.refresh();
    await workspace.stop();
    letGo();
    expect(errors).toEqual([]);

    const again = await workspaceAt(path, pooler);
    const { sources } = await again.readState(null);
    await again.stop();
    expect(sources.filter(({ id }) => ['pools', 'upstreams', 'quotas'].includes(id))).toEqual(
      Array(3).fill(expect.objectContaining({ state: 'live' })),
    );
  },
  AT_ONCE_MS,
);

it(
  'does not wait for the handshake of the very first call either',
  async () => {
    pooler = await startPoolerSimulator({ world: () => storyAt(0, Date.now()) });
    const letGo = pooler.control.holdCalls();
    const workspace = await workspaceAt(`${temporaryDirectory()}/console.db`, pooler);
    workspace.start();
    await workspace.stop();
    letGo();
    expect(await workspace.refresh()).toBeUndefined();
  },
  AT_ONCE_MS,
);
