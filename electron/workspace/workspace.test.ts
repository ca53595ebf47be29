import { afterEach, beforeEach, expect, it } from 'vitest';
import { NO_SECRETS, profileSchema } from '../../shared/metadata/profile.ts';
import { PUBLISHED_CATALOGUE } from '../../shared/slo/catalogue/catalogue.ts';
import type { PoolerServer } from '../demo/pooler/server.ts';
import { startPoolerSimulator } from '../demo/pooler/server.ts';
import { storyAt } from '../demo/story/story.ts';
import type { Store } from '../store/contract.ts';
import { StoreError } from '../store/store-error.ts';
import { openedStore } from '../store/testing/opened-store.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { after } from '../timers.ts';
import { connect } from './connection.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

removeTemporaryDirectories();

let pooler: PoolerServer;
let store: Store;
let opened: Workspace[] = [];

beforeEach(async () => {
  pooler = await startPoolerSimulator({ world: () => storyAt(0, Date.now()) });
  store = await openedStore(`${temporaryDirectory()}/console.db`, Date.now);
});
afterEach(async () => {
  for (const workspace of opened) await workspace.stop();
  opened = [];
  await pooler.close();
});

function workspaceOver(keeping: Store = store): Workspace {
  const poolerToken = pooler.control.issueToken('owner');
  const profile = profileSchema.parse({ name: 'example', pooler: { url: pooler.url.href }, metrics: null });
  const options = { nowMs: Date.now, demo: false, name: 'example' };
  const workspace = createWorkspace({
    connection: connect(profile, () => ({ ...NO_SECRETS, poolerToken }), options),
    store: keeping,
    nowMs: Date.now,
    random: () => 0.5,
    after,
    onChange: () => {},
    catalogue: PUBLISHED_CATALOGUE,
    notices: [],
    onError: () => {},
  });
  opened.push(workspace);
  return workspace;
}

function stateOf(state: Awaited<ReturnType<Workspace['readState']>>, id: string) {
  return state.sources.find((source) => source.id === id)?.state;
}

const READ_BY_MCP = ['pools', 'upstreams', 'quotas', 'keys', 'operators', 'invites', 'requests', 'audit'];

it('reads every surface of the Pooler in one refresh', async () => {
  const workspace = workspaceOver();
  await workspace.refresh();
  const state = await workspace.readState(null);
  const read = [...READ_BY_MCP, 'gateway', 'traffic'];
  expect(read.filter((id) => stateOf(state, id) !== 'live')).toEqual([]);
  expect(state.picture.memberships).toHaveLength(state.picture.pools.length);
  expect(stateOf(state, 'slo')).toBe('not configured');
  expect(stateOf(state, 'jobs')).toBe('inferred');
});

it('keeps the picture, no longer live, when the Pooler refuses the credential', async () => {
  const workspace = workspaceOver();
  await workspace.refresh();
  const before = await workspace.readState(null);
  pooler.control.setFault('unauthorized');
  await workspace.refresh();
  const state = await workspace.readState(null);
  expect(state.picture.pools).toEqual(before.picture.pools);
  expect(stateOf(state, 'pools')).toBe('refused');
});

it('says on screen when what was read cannot be kept, and no longer once it can', async () => {
  let full = true;
  const workspace = workspaceOver({
    ...store,
    recordPoll: (record) => (full ? Promise.reject(new StoreError('full')) : store.recordPoll(record)),
  });
  await workspace.refresh();
  expect((await workspace.readState(null)).notices).toEqual([
    'What was read could not be kept, so the picture stands still. The disk is full; nothing was changed.',
  ]);
  full = false;
  await workspace.refresh();
  expect((await workspace.readState(null)).notices).toEqual([]);
});

it('shows a past moment as it was known then', async () => {
  const workspace = workspaceOver();
  const beforeMs = Date.now() - 1;
  await workspace.refresh();
  expect((await workspace.readState(beforeMs)).picture.pools).toEqual([]);
  expect((await workspace.readState(null)).picture.pools.length).toBeGreaterThan(0);
});
