import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTRPCClient, httpLink } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppRouter, appRouter } from '../shared/api/router.ts';
import { NO_SECRETS, profileSchema } from '../shared/metadata/profile.ts';
import { SENTINELS } from './demo/pooler/sentinels.ts';
import { runCli } from './testing/cli-process.ts';
import { keepProfile, PROFILE_NAME } from './testing/kept-profile.ts';
import { type ServedConsole, serveConsole } from './testing/served-console.ts';
import { openSession } from './testing/session.ts';
import { type SimulatedSystems, startSimulatedSystems } from './testing/simulated-systems.ts';
import { API_PATH } from './web/console-routes.ts';
import { SESSION_HEADER } from './web/session-door.ts';

/** Moments of the story that show the forbidden fields beside every kind of row, and back. */
const MOMENTS = ['calm', 'reauth', 'quota', 'outage', 'calm'] as const;

let systems: SimulatedSystems;
let directory: string;
let served: ServedConsole;
let headers: Record<string, string>;
let client: ReturnType<typeof createTRPCClient<AppRouter>>;

beforeAll(async () => {
  systems = await startSimulatedSystems('calm');
  directory = mkdtempSync(join(tmpdir(), 'console-test-'));
  keepProfile(directory, systems);
  served = await serveConsole({
    dataDirectory: directory,
    environment: { POOLER_MCP_TOKEN: systems.token },
  });
  headers = { [SESSION_HEADER]: await openSession(served) };
  client = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${served.origin}${API_PATH}`, headers })],
  });
});
afterAll(async () => {
  await served.stop();
  await systems.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Every planted value, and the operator's token, that stands in a text; the names, never the values. */
function sentinelsIn(text: string): string[] {
  return Object.entries({ ...SENTINELS, token: systems.token })
    .filter(([, value]) => text.toLowerCase().includes(value.toLowerCase()))
    .map(([name]) => name);
}

/** All files of the data directory in one text; bytes as they are, so that no encoding hides a value. */
function everyFile(): string {
  return readdirSync(directory)
    .map((name) => readFileSync(join(directory, name), 'latin1'))
    .join('\n');
}

/** The answer of a query of the API as it travels. */
async function answerOf(path: string, input: unknown): Promise<string> {
  const url = new URL(`${served.origin}${API_PATH}/${path}`);
  if (input !== undefined) url.searchParams.set('input', JSON.stringify(input));
  const answer = await fetch(url, { headers });
  expect(answer.status, path).toBe(200);
  return answer.text();
}

function isQuery(procedure: unknown): boolean {
  if (typeof procedure !== 'function' || !('_def' in procedure)) return false;
  const { _def: definition } = procedure;
  return (
    typeof definition === 'object' &&
    definition !== null &&
    'type' in definition &&
    definition.type === 'query'
  );
}

/** Every query there is, so that a new one is asked without anybody remembering to add it. */
const QUERIES = Object.entries(appRouter._def.procedures)
  .filter(([, procedure]) => isQuery(procedure))
  .map(([path]) => path);

describe('planted values of every forbidden kind (design 3.6)', () => {
  let signalIds: string[] = [];

  beforeAll(async () => {
    for (const moment of MOMENTS) {
      systems.tell(moment);
      await client.shell.refreshNow.mutate();
      if (moment !== 'outage') continue;
      const { signals } = await client.now.view.query();
      signalIds = signals.map(({ id }) => id);
      await client.now.acknowledge.mutate({
        signalId: signalIds[0] ?? '',
        reason: `seen by ${SENTINELS.operatorEmail}`,
        untilMs: null,
      });
      await client.incident.saveDraft.mutate({
        id: null,
        text: `Status: outage of ${SENTINELS.labelEmail} with ${systems.token}`,
        signalIds,
      });
    }
  });

  it('are in what the Pooler says, so that finding none means something', async () => {
    const body = { jsonrpc: '2.0', id: 1, method: 'tools/call' };
    const answer = await fetch(new URL('/mcp', systems.poolerPlug.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        authorization: `Bearer ${systems.token}`,
      },
      body: JSON.stringify({ ...body, params: { name: 'codex_pooler_list_upstreams', arguments: {} } }),
    });
    expect(sentinelsIn(await answer.text())).toEqual(expect.arrayContaining(['accountId', 'labelEmail']));
    expect(signalIds.length).toBeGreaterThan(3);
  });

  it('are not in the database, its journal or any other file', () => {
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory)).toEqual(expect.arrayContaining([expect.stringMatching(/\.db$/)]));
    expect(everyFile()).toContain('example-upstream-04');
    expect(sentinelsIn(everyFile())).toEqual([]);
  });

  it('are looked for in every query of the API', () => {
    expect(QUERIES).toEqual(expect.arrayContaining(['shell.view', 'now.view', 'incident.drafts']));
  });

  it.each(QUERIES)('are not in the answer of %s', async (path) => {
    const [request, event] = await Promise.all([client.requests.page.query({}), client.audit.page.query({})]);
    const inputs: Readonly<Record<string, unknown>> = {
      'shell.waitForRevision': { after: -1 },
      'slos.detail': { id: 'availability.extract' },
      'slos.history': { id: 'availability.extract', over: 'hour', days: 1 },
      'slos.calendar': { id: 'availability.extract' },
      'slos.slices': { id: 'availability.extract' },
      'incident.draft': { signalIds },
      'upstreams.page': {},
      'keys.page': {},
      'access.operators': {},
      'access.invites': {},
      'alerts.page': {},
      'requests.page': {},
      'requests.one': { id: request.rows[0]?.id },
      'requests.buckets': { query: {}, fromMs: Date.now() - 3_600_000, toMs: Date.now() },
      'requests.detail': { id: 'no-such-row' },
      'audit.page': {},
      'audit.one': { id: event.rows[0]?.id },
      'jobs.page': {},
      'jobs.one': { id: 1 },
      'logs.coverage': { log: 'requests' },
    };
    const answer = await answerOf(path, inputs[path]);
    expect(sentinelsIn(answer)).toEqual([]);
  });

  it('are masked once more in a draft that is brought back', async () => {
    const [draft] = await client.incident.drafts.query();
    if (draft === undefined) throw new Error('no draft is kept');
    const { revision } = await client.shell.waitForRevision.query({ after: -1 });
    const versions = await client.incident.deleteDraft.mutate({ id: draft.id });
    expect([versions, await client.incident.drafts.query()]).toEqual([[draft], []]);
    const { areas } = await client.shell.waitForRevision.query({ after: revision });
    expect(areas).toContain('drafts');
    const unmasked = `Status: outage of ${SENTINELS.labelEmail} with ${systems.token}`;
    await client.incident.restoreDraft.mutate({
      versions: [{ ...draft, maskedText: unmasked }],
    });
    expect(await client.incident.drafts.query()).toEqual([draft]);
    expect(sentinelsIn(everyFile())).toEqual([]);
  });

  it('are not in what the console prints', () => {
    expect(served.output()).toContain(served.origin);
    expect(sentinelsIn(served.output())).toEqual([]);
  });

  it.each([['for people'], ['as JSON', '--json']])('are not in the report %s', async (_words, ...options) => {
    systems.tell('outage');
    const words = ['report', '--profile', PROFILE_NAME, '--data-dir', directory, ...options];
    const result = await runCli(words, { environment: { POOLER_MCP_TOKEN: systems.token } });
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('Example Batch cannot serve');
    expect(sentinelsIn(result.stdout + result.stderr)).toEqual([]);
  });

  it('are refused by the gate on every way out', async () => {
    for (const medium of ['copy', 'cut', 'file', 'cli', 'notification', 'diagnostics'] as const) {
      const request = { medium, confirmedWarnings: 0, asDraft: false };
      const values = [SENTINELS.labelEmail, SENTINELS.operatorEmail, systems.token];
      for (const value of values) {
        const answer = await client.incident.release.mutate({ ...request, text: `About ${value} now` });
        expect(answer.released).toBe(false);
        expect(sentinelsIn(JSON.stringify(answer))).toEqual([]);
      }
    }
  });

  it('are refused also where they are those of a connection that is not active', async () => {
    const name = 'elsewhere';
    const pooler = { url: 'https://pooler.example.org' };
    const profile = profileSchema.parse({ name, pooler, metrics: null });
    await client.connections.save.mutate({ profile, secrets: NO_SECRETS, previousName: null });
    const secret = 'example quiet harbour lantern';
    const about = {
      text: `The word is ${secret}`,
      medium: 'copy',
      confirmedWarnings: 0,
      asDraft: false,
    } as const;
    expect(await client.incident.release.mutate(about)).toMatchObject({ released: true });
    const secrets = { ...NO_SECRETS, poolerMetricsToken: secret };
    await client.connections.save.mutate({ profile, secrets, previousName: name });
    expect(await client.incident.release.mutate(about)).toMatchObject({ released: false });
    await client.connections.remove.mutate({ name });
  });

  it('are not in the files after the console has ended', async () => {
    await served.stop();
    expect(sentinelsIn(everyFile())).toEqual([]);
    expect(sentinelsIn(served.output())).toEqual([]);
  });
});
