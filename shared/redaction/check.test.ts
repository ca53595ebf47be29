import { describe, expect, it } from 'vitest';
import { checkText } from './check.ts';
import type { RedactionClass } from './finding.ts';

// Assembled at run time, so that no scanner takes this file for a leak.
const SECRET = ['AbCdEfGhIjKlMnOp', 'QrStUvWxYz012345', '6789_-AbCd0'].join('');
const PREFIX = ['sk', 'cxp', '0a1b2c3d4e5f'].join('-');
const POOL_KEY = `${PREFIX}-${SECRET}`;
const MCP_TOKEN = ['mcp', 'cxp', '0a1b2c3d4e5f', SECRET].join('-');
const ADDRESS = ['operator', 'example.com'].join('@');

function blockedClasses(text: string): RedactionClass[] {
  return checkText(text)
    .findings.filter(({ severity }) => severity === 'block')
    .map((finding) => finding.class);
}

describe('checkText', () => {
  it.each([
    ['a Pool key', `leaked ${POOL_KEY} here`, 'pool_api_key'],
    ['a Pool key in capitals', POOL_KEY.toUpperCase(), 'pool_api_key'],
    [
      'eight characters beyond the prefix, then stars',
      `${PREFIX}-${SECRET.slice(0, 8)}*****`,
      'pool_api_key',
    ],
    ['an MCP token (POOLER-T18)', MCP_TOKEN, 'mcp_token'],
    ['an e-mail address', `ask ${ADDRESS}`, 'email'],
    ['a spelled-out e-mail address', 'ask operator at example dot com', 'email'],
    ['a mask that keeps the local part', 'operato***@example.com', 'email'],
    ['an IPv4 address', 'from 198.51.100.7', 'ip_address'],
    ['an IPv4 address spelled out', 'from ten dot one dot two dot three', 'ip_address'],
    ['an IPv6 address', 'from 2001:db8::1', 'ip_address'],
    ['a URL', 'see https://gateway.example.com/admin', 'hostname_url'],
    ['a defanged host', 'see gateway[.]example[.]com', 'hostname_url'],
    ['a UUID without a calling', 'upstream 0a1b2c3d-0000-4000-8000-000000000001', 'account_identifier'],
    ['a password behind its word', 'password: hunter2', 'password_assignment'],
    ['a password in German', 'Das Passwort lautet Sommer2024!', 'password_assignment'],
  ] as const)('blocks %s', (_name, text, expected) => {
    expect(blockedClasses(text)).toContain(expected);
  });

  it.each([
    ['the key prefix', `key ${PREFIX} is paused`],
    ['the key prefix with an ellipsis', `key ${PREFIX}… is paused`],
    ["the product's own mask", 'by op***@example.com'],
    ['masked addresses', 'from 198.51.100.xxx and 2001:db8::xxxx'],
    ['a four-part version', 'rolled back to version 10.4.2.1'],
    ['a dotted clock', 'at 10.05.12.250 UTC'],
    ['a correlation id called so', 'correlation id 0a1b2c3d-0000-4000-8000-000000000001'],
    ['a route', 'POST /backend-api/codex/responses and /onboarding/invites/:invite_token'],
    ['PromQL without values', 'sum by (pod) (rate(codex_pooler_repo_query_count{source="unknown"}[5m]))'],
    [
      'the words of the policy',
      'password change required; no prompt text, credentials or file contents were inspected',
    ],
  ])('lets pass %s', (_name, text) => {
    expect(checkText(text)).toEqual({ verdict: 'clean', findings: [] });
  });

  it('reports offsets of the original text', () => {
    const text = `before ｏｐ＠ｅｘａｍｐｌｅ．ｃｏｍ after`;
    const [finding] = checkText(text).findings;
    expect(text.slice(finding?.start, finding?.end)).toBe('ｏｐ＠ｅｘａｍｐｌｅ．ｃｏｍ');
  });

  it('finds a value of the profile in clear, reversed, hex and base64', () => {
    const value = ['own', 'profile', 'value', '42'].join('~');
    const known = [{ value, class: 'known_value' }] as const;
    const hex = [...value].map((char) => char.charCodeAt(0).toString(16)).join('');
    for (const form of [
      value,
      [...value].reverse().join(''),
      hex,
      btoa(value),
      btoa(`x${value}y`),
      btoa(`xy${value}`),
    ]) {
      expect(checkText(`it says ${form} there`, known).verdict).toBe('block');
    }
  });
});
