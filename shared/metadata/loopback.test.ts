import { expect, test } from 'vitest';
import { isLoopbackHost } from './loopback.ts';

const hostOf = (url: string) => new URL(url).hostname;

test.each([
  'http://localhost:4000',
  'http://LOCALHOST',
  'http://127.0.0.1',
  'http://127.8.9.10',
  'http://127.1',
  'http://0x7f.1',
  'http://[::1]:4000',
  'http://[::ffff:127.0.0.1]',
])('%s is this machine', (url) => {
  expect(isLoopbackHost(hostOf(url))).toBe(true);
});

test.each([
  'http://192.0.2.7',
  'http://0.0.0.0',
  'http://128.0.0.1',
  'http://[2001:db8::1]',
  'http://[::ffff:192.0.2.7]',
  'http://localhost.example.test',
  'http://127.0.0.1.example.test',
  'http://example-pooler',
])('%s is another machine', (url) => {
  expect(isLoopbackHost(hostOf(url))).toBe(false);
});
