import { expect, it } from 'vitest';
import { isPublishableLabel } from '../../../shared/redaction/label.ts';
import { evidenceOf } from './evidence.ts';

const evidence = (snapshot: Record<string, unknown>) => evidenceOf(snapshot, isPublishableLabel);

it.each([
  ['a number', 87.5, '87.5'],
  ['a truth', false, 'false'],
  ['a word', 'open_cooldown', 'open_cooldown'],
  ['a time', '2026-01-15T10:00:00Z', '2026-01-15T10:00:00Z'],
  ['a list of words', ['proxy_http', 'proxy_stream'], 'proxy_http, proxy_stream'],
])('takes %s as text', (_words, value, text) => {
  expect(evidence({ source: value })).toEqual([{ name: 'source', value: text }]);
});

it.each([
  ['an e-mail address', 'someone@example.com'],
  ['an address of a machine', '192.0.2.7'],
  ['a sentence', 'the account of somebody'],
  ['an object', { account: 'example' }],
  ['a list with an e-mail address in it', ['proxy_http', 'someone@example.com']],
  ['nothing', null],
  ['an empty text', ''],
  ['a text that is too long', 'x'.repeat(300)],
])('leaves %s out', (_words, value) => {
  expect(evidence({ source: value })).toEqual([]);
});

it('takes no key beside the published ones', () => {
  expect(evidence({ account_label: 'example', used_percent: 100 })).toEqual([
    { name: 'used_percent', value: '100' },
  ]);
});
