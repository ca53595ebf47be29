import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { startPoolerSimulator } from '../../electron/demo/pooler/server.ts';
import { storyAt } from '../../electron/demo/story/story.ts';
import { requestLane } from '../../electron/polling/logs/log-lane.ts';
import { createPoolerSource } from '../../electron/sources/pooler/pooler-source.ts';
import { openedStore } from '../../electron/store/testing/opened-store.ts';
import { temporaryFolder } from '../../electron/store/testing/temporary-store.ts';
import { isPublishableLabel } from '../../shared/redaction/label.ts';
import { duration, type RatioLine } from './ratio-line.ts';
import { sideBySide } from './rounds.ts';

const PAGE = 50;
const ROUNDS = 15;
const STORY_MS = 20 * 60_000;

/** A page of 50 requests from the wire into the store, against the bare MCP call for the same page. */
export async function benchRequestPoll(): Promise<RatioLine[]> {
  const endMs = Date.now();
  // Made once: the story makes its logs anew at every look.
  const world = { ...storyAt(STORY_MS, endMs - STORY_MS) };
  const server = await startPoolerSimulator({ world: () => world });
  const token = server.control.issueToken('owner');
  const folder = temporaryFolder();
  const store = await openedStore(folder.path, Date.now);
  const source = createPoolerSource({
    url: server.url,
    token: () => token,
    allowInsecureHttp: false,
    nowMs: Date.now,
    timeoutMs: 15_000,
    maxBodyBytes: 32 * 1024 * 1024,
    isPublishable: isPublishableLabel,
  });
  const lane = requestLane(source, store);
  const client = new Client({ name: 'bench', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', server.url), { requestInit }));
  const range = { fromMs: endMs - STORY_MS, toMs: endMs };
  const date_from = new Date(range.fromMs).toISOString();
  let [bareOffset, keptOffset] = [0, 0];

  const bare = async () => {
    const args = { limit: PAGE, offset: bareOffset, date_from };
    bareOffset += PAGE;
    await client.callTool({ name: 'codex_pooler_list_request_logs', arguments: args });
  };
  const kept = async () => {
    const outcome = await lane.readPage(range, keptOffset);
    keptOffset += PAGE;
    if (outcome.kind !== 'ok') throw new Error(outcome.detail);
    const { value, observedAtMs } = outcome;
    const written = await lane.write({
      rows: value.rows,
      observedAtMs,
      covers: null,
      gap: null,
      backfill: null,
    });
    if (written.added !== PAGE) throw new Error(`${written.added} rows were new`);
  };
  const { aMs, bMs } = await sideBySide(bare, kept, ROUNDS);

  await Promise.all([client.close(), source.close(), server.close(), store.close()]);
  folder.remove();
  return [
    {
      what: 'more: a page of 50 new requests into the store than the bare MCP call for it',
      ratio: bMs / aMs,
      from: `${duration(bMs)} against ${duration(aMs)} at a simulated Pooler`,
    },
  ];
}
