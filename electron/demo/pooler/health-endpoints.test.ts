import { expect, test } from 'vitest';
import { calmSimulator } from './test/simulated.ts';

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Request(`http://127.0.0.1:4000${path}`, { headers });

test.each(['/healthz', '/readyz', '/metrics'])(
  '%s refuses text/plain alone and takes anything (POOLER-T14)',
  async (path) => {
    const { fetch } = calmSimulator();
    expect((await fetch(get(path, { accept: 'text/plain' }))).status).toBe(406);
    expect((await fetch(get(path, { accept: 'text/plain, */*;q=0.1' }))).status).toBe(200);
    expect((await fetch(get(path))).status).toBe(200);
  },
);

test('protected metrics want the exact bearer, unavailable ones refuse it too', async () => {
  const { fetch, control } = calmSimulator();
  const bearer = { authorization: 'Bearer example-metrics-token' };
  control.setMetricsExposure({ kind: 'protected', token: 'example-metrics-token' });
  expect((await fetch(get('/metrics'))).status).toBe(401);
  expect((await fetch(get('/metrics', { authorization: 'bearer example-metrics-token' }))).status).toBe(401);
  expect((await fetch(get('/metrics', bearer))).status).toBe(200);
  control.setMetricsExposure({ kind: 'unavailable' });
  const refused = await fetch(get('/metrics', bearer));
  expect(await refused.json()).toEqual({
    error: { code: 'metrics_unauthorized', message: 'metrics bearer token is unavailable' },
  });
});

test('counters end in _count and a family without a sample is absent (POOLER-T13)', async () => {
  const { fetch, control } = calmSimulator();
  const first = await (await fetch(get('/metrics'))).text();
  expect(first).not.toContain('codex_pooler_http_request_count');
  expect(first).not.toContain('_total');
  control.setFault('firewall');
  await fetch(new Request('http://127.0.0.1/mcp', { method: 'POST' }));
  const second = await (await fetch(get('/metrics'))).text();
  expect(second).toContain('codex_pooler_http_request_count{method="GET",status_class="2xx"} 1\n');
  expect(second).toContain('codex_pooler_http_request_count{method="POST",status_class="4xx"} 1\n');
  expect(second).toContain(
    'codex_pooler_ingress_firewall_denied_count{reason="not_allowed",scope="mcp"} 1\n',
  );
});

test('a request id of 20 to 200 characters is kept, another replaced', async () => {
  const { fetch } = calmSimulator();
  const kept = await fetch(get('/healthz', { 'x-request-id': 'example-request-id-0123456789' }));
  expect(kept.headers.get('x-request-id')).toBe('example-request-id-0123456789');
  const replaced = await fetch(get('/healthz', { 'x-request-id': 'short' }));
  expect(replaced.headers.get('x-request-id')).toMatch(/^[A-Za-z0-9_-]{20}$/);
});
