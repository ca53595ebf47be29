import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutcomeKind, SourceOutcome } from '../../../shared/metadata/source.ts';
import { isPublishableLabel } from '../../../shared/redaction/label.ts';
import type { Fault } from '../../demo/pooler/fault.ts';
import { isJsonObject, type Json, type JsonObject } from '../../demo/pooler/json.ts';
import { SENTINELS } from '../../demo/pooler/sentinels.ts';
import { type PoolerServer, startPoolerSimulator } from '../../demo/pooler/server.ts';
import { callTool, calmSimulator, START_MS } from '../../demo/pooler/test/simulated.ts';
import { storyAt } from '../../demo/story/story.ts';
import { createPoolerSource } from './pooler-source.ts';
import { network, sourceOver, toolResult } from './test/double.ts';
import { readsOf } from './test/reads.ts';

const INTO_THE_STORY_MS = 300_000;
/** Made once: the story makes its logs anew at every look. */
const WORLD = { ...storyAt(INTO_THE_STORY_MS, START_MS - INTO_THE_STORY_MS) };
const POOL_ID = WORLD.pools[0]?.id ?? '';
const REQUEST_ID = WORLD.requests?.[0]?.id ?? '';
const READS = readsOf(POOL_ID, REQUEST_ID);

let server: PoolerServer;
let token: string;
beforeAll(async () => {
  server = await startPoolerSimulator({ world: () => WORLD, nowMs: () => START_MS });
  token = server.control.issueToken('owner');
});
afterAll(() => server.close());

const sourceAt = (timeoutMs: number) =>
  createPoolerSource({
    url: server.url,
    token: () => token,
    allowInsecureHttp: false,
    nowMs: Date.now,
    timeoutMs,
    maxBodyBytes: 4_000_000,
    isPublishable: isPublishableLabel,
  });

/** One sentence for people: whole, short, and without a word of what came over the wire. */
function expectOneClearSentence(outcome: SourceOutcome<unknown>): void {
  if (outcome.kind === 'ok') throw new Error('this outcome has no sentence');
  expect(outcome.detail).toMatch(/^[A-Z].{20,220}\.$/);
  expect(outcome.detail).not.toMatch(/127\.0\.0\.1|https?:|mcp-cxp/);
  for (const sentinel of Object.values(SENTINELS)) expect(outcome.detail).not.toContain(sentinel);
}

const FAULTS: readonly [Fault, OutcomeKind][] = [
  ['unauthorized', 'unauthorized'],
  ['mcp disabled', 'forbidden'],
  ['operator mcp disabled', 'forbidden'],
  ['firewall', 'forbidden'],
  ['overloaded', 'overloaded'],
  ['settings cold', 'not ready'],
  ['database down', 'not ready'],
  ['html 502', 'unreachable'],
  ['truncated body', 'unreachable'],
  ['endless body', 'malformed'],
  ['huge body', 'malformed'],
  ['slow drip', 'unreachable'],
  ['wrong types', 'malformed'],
  ['redirect', 'unreachable'],
  // Also what a poll meets that races the server's end of an idle connection after 60 s (pooler-contract 13.2).
  ['cut connection', 'unreachable'],
];

describe.each(READS)('$name', ({ call, value }) => {
  test('reads what the story holds, by allow-list and without anybody in it', async () => {
    const outcome = await call(sourceAt(5_000));
    if (outcome.kind !== 'ok') throw new Error(outcome.detail);
    expect(value.safeParse(outcome.value).error).toBeUndefined();
    const kept = JSON.stringify(outcome.value);
    expect(kept.length).toBeGreaterThan(100);
    for (const sentinel of Object.values(SENTINELS)) expect(kept).not.toContain(sentinel);
  });

  test.each(FAULTS)(
    '"%s" ends as "%s" with one clear sentence, and passes with the fault',
    async (fault, kind) => {
      const source = sourceAt(fault === 'slow drip' ? 300 : 5_000);
      server.control.setFault(fault);
      const outcome = await call(source).finally(() => server.control.setFault('none'));
      expect(outcome.kind).toBe(kind);
      expectOneClearSentence(outcome);
      expect((await call(sourceAt(5_000))).kind).toBe('ok');
      await source.close();
    },
  );
});

/** Places of a JSON value: paths to every field and element. */
function pathsOf(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) {
    return [path, ...value.slice(0, 2).flatMap((inner, index) => pathsOf(inner, [...path, index]))];
  }
  if (!isJsonObject(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** The value with another thing, or nothing, in one place. */
function changed(
  value: Json,
  [step, ...rest]: readonly (string | number)[],
  put: Json | undefined,
): Json | undefined {
  if (step === undefined) return put;
  if (Array.isArray(value)) {
    return value.flatMap((inner, index) => (index === step ? (changed(inner, rest, put) ?? []) : [inner]));
  }
  if (!isJsonObject(value)) return value;
  const inner = changed(value[step] ?? null, rest, put);
  const others = Object.entries(value).filter(([key]) => key !== step);
  return Object.fromEntries(inner === undefined ? others : [...others, [step, inner]]);
}

const strange = fc.constantFrom<Json | undefined>(
  undefined,
  null,
  '',
  'someone@example.com',
  'x'.repeat(5_000),
  -1,
  1.5,
  1e300,
  true,
  [],
  [null],
  {},
  { constructor: 'x' },
  '2026-13-45T10:00:00Z',
);

describe('fields that are missing, strange or too many', () => {
  test('an attempt before the first of a request is none, and the others are read', async () => {
    const read = READS.find(({ name }) => name === 'readRequest');
    if (read === undefined) throw new Error('Expected the read of one request.');
    const simulator = calmSimulator({ world: () => WORLD });
    const genuine = await callTool(simulator, simulator.control.issueToken('owner'), read.tool, read.args);
    if (typeof genuine === 'string') throw new Error(genuine);
    const content = changed(genuine, ['item', 'debug', 'attempts', 0, 'attempt_number'], -1) ?? null;
    const outcome = await read.call(sourceOver(network('modern', (call) => toolResult(call, content)).fetch));
    if (outcome.kind !== 'ok') throw new Error(outcome.kind);
    expect(read.value.safeParse(outcome.value).error).toBeUndefined();
  });

  test.each(READS)(
    '$name: whatever one field holds, the answer is typed and of the allow-list',
    async (read) => {
      const simulator = calmSimulator({ world: () => WORLD });
      const genuine = await callTool(simulator, simulator.control.issueToken('owner'), read.tool, read.args);
      if (typeof genuine === 'string') throw new Error(genuine);
      const paths = pathsOf(genuine);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...paths), strange, async (path, put) => {
          const content = changed(genuine, path, put) ?? null;
          const outcome = await read.call(
            sourceOver(network('modern', (call) => toolResult(call, content)).fetch),
          );
          if (outcome.kind !== 'ok') {
            expect(['malformed', 'not ready', 'not exposed']).toContain(outcome.kind);
            expectOneClearSentence(outcome);
            return;
          }
          expect(read.value.safeParse(outcome.value).error).toBeUndefined();
          expect(JSON.stringify(outcome.value)).not.toContain('someone@example.com');
        }),
        { numRuns: 25 },
      );
    },
  );

  test.each(READS)('$name: fields of a newer server are dropped', async (read) => {
    const simulator = calmSimulator({ world: () => WORLD });
    const genuine = await callTool(simulator, simulator.control.issueToken('owner'), read.tool, read.args);
    if (typeof genuine === 'string') throw new Error(genuine);
    const answering = (content: JsonObject) =>
      read.call(sourceOver(network('modern', (call) => toolResult(call, content)).fetch));
    const [before, after] = [await answering(genuine), await answering(withMore(genuine))];
    if (before.kind !== 'ok' || after.kind !== 'ok') throw new Error('both can be read');
    expect(after.value).toEqual(before.value);
  });
});

/** Every object of the answer with a field that nobody knows. */
function withMore(value: JsonObject): JsonObject {
  const more = (inner: Json): Json =>
    Array.isArray(inner) ? inner.map(more) : isJsonObject(inner) ? withMore(inner) : inner;
  const entries = Object.entries(value).map(([key, inner]): [string, Json] => [key, more(inner)]);
  return { ...Object.fromEntries(entries), brand_new_field: SENTINELS.prompt };
}
