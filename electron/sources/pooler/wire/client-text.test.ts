import { expect, test } from 'vitest';
import { REDACTED_TEXT } from '../../../../shared/metadata/request-log.ts';
import { isPublishableLabel } from '../../../../shared/redaction/label.ts';
import { createClientText } from './client-text.ts';

const text = createClientText(isPublishableLabel);

test.each(['gpt-5.4', 'anthropic/claude-3.5', '/v1/models', 'meta-llama/Llama-3.1-70B-Instruct', 'o3'])(
  'the model "%s" is kept',
  (model) => {
    expect(text.model(model)).toBe(model);
  },
);

test.each([
  'someone@example.com',
  '192.0.2.7',
  'x'.repeat(101),
  'tell me about\nmy patients',
  'mcp-cxp-0a1b2c3d4e5f-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEf0',
  'exämple',
  '',
])('the model %j is redacted', (model) => {
  expect(text.model(model)).toBe(REDACTED_TEXT);
});

test.each(['codex_cli_rs/0.98.0 (Debian', 'Codex Desktop/1.9.3', 'Mozilla/5.0 (Macintosh;'])(
  'the user agent "%s" is kept',
  (agent) => {
    expect(text.userAgent(agent)).toBe(agent);
  },
);

test.each(['agent someone@example.com', 'x'.repeat(121), 'Bearer AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'])(
  'the user agent %j is redacted',
  (agent) => {
    expect(text.userAgent(agent)).toBe(REDACTED_TEXT);
  },
);

test('an error code passes through in its safe alphabet and nothing else does', () => {
  expect(text.code('rate_limit_exceeded')).toBe('rate_limit_exceeded');
  expect(text.code('Some.Provider-Code')).toBe('Some.Provider-Code');
  for (const code of ['two words', '192.0.2.7', 'x'.repeat(81), 'a@b']) {
    expect(text.code(code)).toBe(REDACTED_TEXT);
  }
});

test('what is not there stays null', () => {
  expect([text.model(null), text.userAgent(null), text.code(null), text.correlationId(null)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test.each(['745fabf7-ba27-4be7-8c93-69fbd1368cb0', 'example-corr-0973', 'GHlqk3Jx-p0AAAHB'])(
  'the correlation id "%s" is kept',
  (id) => {
    expect(text.correlationId(id)).toBe(id);
  },
);

test.each(['short', 'someone@example.com', 'with space in it', 'x'.repeat(81), '192.0.2.7'])(
  '%j is no correlation id',
  (id) => {
    expect(text.correlationId(id)).toBeNull();
  },
);
