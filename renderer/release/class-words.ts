import type { RedactionClass } from '../../shared/redaction/finding.ts';

/** What people call each refused class, one and many are told by the count in front. */
export const CLASS_WORDS: Readonly<Record<RedactionClass, string>> = {
  pool_api_key: 'Pool API key',
  mcp_token: 'MCP token',
  provider_key: 'provider key',
  oauth_token: 'OAuth token',
  jwt: 'signed token (JWT)',
  cookie_session: 'session cookie',
  authorization_header: 'authorization header',
  private_key: 'private key',
  hmac_digest: 'digest or hash',
  totp_recovery: 'one-time code secret',
  password_assignment: 'password or secret',
  basic_auth_url: 'address with a password',
  email: 'e-mail address',
  account_identifier: 'account identifier',
  ip_address: 'IP address',
  hostname_url: 'host name or URL',
  k8s_identifier: 'cluster identifier',
  file_path: 'file path',
  prompt_text: 'prompt text',
  generated_content: 'generated content',
  payload_json: 'request or response body',
  websocket_frame: 'websocket frame',
  job_args: 'job arguments',
  raw_change_data: 'before or after value',
  base64_blob: 'encoded data',
  file_content: 'file content',
  phone_number: 'telephone number',
  known_value: "value of this connection's own",
};

/** `2 findings: e-mail address, Pool API key`: classes and count, never what was found. */
export function findingsText(findings: readonly { readonly class: RedactionClass }[]): string {
  const words = [...new Set(findings.map((finding) => CLASS_WORDS[finding.class]))];
  return `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}: ${words.join(', ')}`;
}
