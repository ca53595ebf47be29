import { describe, expect, test } from 'vitest';
import { createContractSource } from './contract-source.ts';

const TOKEN = 'example-secret';

function setUp(
  answer: (url: string) => Response | Promise<Response>,
  targets = ['https://pdf.example.com/metrics'],
) {
  let nowMs = 0;
  const asked: { url: string; authorization: string | null }[] = [];
  const source = createContractSource({
    targets: targets.map((url) => new URL(url)),
    credentials: { kind: 'bearer', token: () => TOKEN },
    headers: {},
    allowInsecureHttp: false,
    nowMs: () => nowMs,
    timeoutMs: 1_000,
    maxBodyBytes: 10_000,
    fetch: async (input, init) => {
      const url = String(input);
      asked.push({ url, authorization: new Headers(init?.headers).get('authorization') });
      return answer(url);
    },
  });
  return { source, asked, at: (ms: number) => (nowMs = ms) };
}

const contract = (version: string) => Response.json({ package_version: version });

describe('the contract of codex-pdf', () => {
  test('is asked beside the metrics, at their origin only', async () => {
    const { source, asked } = setUp(
      () => contract('1.19.0'),
      ['https://pdf.example.com/base/metrics', 'https://other.example.com/metrics?x=1'],
    );
    expect(await source.readDue()).toEqual({
      kind: 'contract',
      complete: true,
      items: ['replica-1', 'replica-2'].map((replica) => ({
        id: `${replica}/package`,
        name: 'package version',
        value: '1.19.0',
      })),
    });
    expect(asked).toEqual([
      { url: 'https://pdf.example.com/base/v1/contract', authorization: `Bearer ${TOKEN}` },
      { url: 'https://other.example.com/v1/contract', authorization: `Bearer ${TOKEN}` },
    ]);
  });

  test('follows no redirect to another origin', async () => {
    const { source, asked } = setUp(() =>
      Response.redirect('https://elsewhere.example.com/v1/contract', 302),
    );
    expect(await source.readDue()).toEqual({ kind: 'contract', items: [], complete: false });
    expect(asked).toHaveLength(1);
  });

  test('is asked once a minute, and again at once by a clock that was set back', async () => {
    const { source, asked, at } = setUp(() => contract('1.19.0'));
    await source.readDue();
    at(59_999);
    expect(await source.readDue()).toBeNull();
    at(60_000);
    expect(await source.readDue()).not.toBeNull();
    at(10);
    expect(await source.readDue()).not.toBeNull();
    expect(asked).toHaveLength(3);
  });

  test.each([
    ['an old version without it', () => new Response('Not Found', { status: 404 })],
    ['a sign-in page', () => new Response('<html></html>')],
    ['a body that breaks off', () => new Response('{"package_version": "1.')],
    ['a service that is away', () => Promise.reject(new TypeError('no connection'))],
  ])('tells nothing, and fails nothing, with %s', async (_what, answer) => {
    const { source } = setUp(answer);
    expect(await source.readDue()).toEqual({ kind: 'contract', items: [], complete: false });
  });

  test('is not whole while one of several processes does not tell', async () => {
    const { source } = setUp(
      (url) => (url.includes('other') ? new Response('', { status: 503 }) : contract('1.19.0')),
      ['https://pdf.example.com/metrics', 'https://other.example.com/metrics'],
    );
    expect(await source.readDue()).toMatchObject({ complete: false, items: [{ id: 'replica-1/package' }] });
  });
});
