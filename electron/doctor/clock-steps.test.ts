import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { profileSchema } from '../../shared/metadata/profile.ts';
import { listenOnLoopback } from '../testing/loopback-port.ts';
import { clockSteps } from './clock-steps.ts';
import { collected } from './testing/collected.ts';

const NOW_MS = Date.UTC(2026, 0, 15, 10);
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    response.sendDate = false;
    listener(request, response);
  });
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${await listenOnLoopback(server)}/`;
}

async function steps(parts: Record<string, unknown>) {
  const profile = profileSchema.parse({ name: 'example', pooler: null, metrics: null, ...parts });
  return collected(clockSteps(profile, fetch, () => NOW_MS));
}

/** What a Pooler says whose clock is that many seconds ahead. */
async function poolerAhead(seconds: number) {
  const date = new Date(NOW_MS + seconds * 1000).toUTCString();
  const url = await serve((_request, response) => response.setHeader('date', date).end());
  const [found] = await steps({ pooler: { url } });
  return found;
}

it.each([
  { seconds: 0, ok: true, message: 'Within a second of this machine.' },
  { seconds: 40, ok: true, message: '41 s from this machine.' },
  { seconds: 59, ok: true, message: '60 s from this machine.' },
  { seconds: 60, ok: false, message: /^61 s ahead of this machine: .* Set both clocks by NTP\.$/ },
  { seconds: -3_600, ok: false, message: /^3600 s behind this machine/ },
])('a clock $seconds s ahead: ok is $ok', async ({ seconds, ok, message }) => {
  const found = await poolerAhead(seconds);
  expect(found?.ok).toBe(ok);
  expect(found?.message).toMatch(message);
});

it.each([undefined, 'not a date'])('a date of %j says nothing of the clock', async (date) => {
  const url = await serve((_request, response) => {
    if (date !== undefined) response.setHeader('date', date);
    response.end();
  });
  expect(await steps({ pooler: { url } })).toMatchObject([
    { ok: true, message: 'The server names no time, so nothing can be compared.' },
  ]);
});

it('asks each server once, at a route that costs nothing, with no credential and past no redirect', async () => {
  const asked: string[] = [];
  const listener: RequestListener = ({ method, url, headers }, response) => {
    asked.push(`${method} ${url} ${headers.authorization ?? 'open'}`);
    response.writeHead(302, { location: '/elsewhere', date: new Date(NOW_MS).toUTCString() }).end();
  };
  const [pooler, first, second] = [await serve(listener), await serve(listener), await serve(listener)];
  const metrics = { kind: 'scrape', urls: [`${first}metrics`, `${second}metrics`] };
  expect(await steps({ pooler: { url: pooler }, metrics })).toMatchObject([
    { step: 'Clock of the Pooler', ok: true },
    { step: 'Clock of codex-pdf, process 1', ok: true },
    { step: 'Clock of codex-pdf, process 2', ok: true },
  ]);
  expect(asked).toEqual(Array(3).fill('HEAD /healthz open'));
});

it('a server that does not answer cannot be compared', async () => {
  const url = await serve((request) => request.socket.destroy());
  expect(await steps({ metrics: { kind: 'prometheus', url } })).toMatchObject([
    { step: 'Clock of Prometheus', ok: false, message: expect.stringMatching(/^No answer/) },
  ]);
});
