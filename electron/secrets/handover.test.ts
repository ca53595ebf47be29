import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { NO_SECRETS } from '../../shared/metadata/profile.ts';
import { HANDOVER_FLAG, receiveSecrets } from './handover.ts';

const handedOver = { ...NO_SECRETS, poolerToken: 'example-token-a' };

test('secrets come through the pipe when the process is told so', async () => {
  const input = Readable.from([JSON.stringify(handedOver)]);
  expect(await receiveSecrets(['.', HANDOVER_FLAG], input, {})).toEqual(handedOver);
});

test('without the flag they are taken from the environment, and standard input is left alone', async () => {
  const environment = { POOLER_MCP_TOKEN: 'example-token-b' };
  const input = Readable.from([JSON.stringify(handedOver)]);
  expect(await receiveSecrets(['.'], input, environment)).toEqual({
    ...NO_SECRETS,
    poolerToken: 'example-token-b',
  });
  expect(environment).toEqual({});
});

test('an environment that holds tokens is cleared even when they come through the pipe', async () => {
  const environment = { POOLER_MCP_TOKEN: 'example-token-b' };
  await receiveSecrets([HANDOVER_FLAG], Readable.from([JSON.stringify(handedOver)]), environment);
  expect(environment).toEqual({});
});

test('a pipe that carries anything else is refused', async () => {
  await expect(receiveSecrets([HANDOVER_FLAG], Readable.from(['{"token":"x"}']), {})).rejects.toThrow();
});
