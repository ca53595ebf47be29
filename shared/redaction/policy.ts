import type { RedactionClass, RedactionFinding } from './finding.ts';

/** Changes whenever a verdict may change: a pass given under another version is void. */
export const POLICY_VERSION = '2026-11-4';

export interface PolicyEntry {
  /** What the class covers. */
  readonly refused: string;
  /** Why it may not leave, in words that hold for any value. */
  readonly reason: string;
  readonly severity: RedactionFinding['severity'];
  /** Text that may stand in its place; it is itself clean. */
  readonly replacement: string;
}

/**
 * The redaction policy, one row per class (redaction-policy "Refused"; pooler-contract 9.3). The shapes that
 * recognise each class are the tables in `detectors/`; what looks alike and is allowed is in `vocabulary/`.
 * `block`: the text cannot leave until it is changed. `warn`: a person must confirm.
 *
 * Allowed, and never a finding: labels that passed this policy when they were stored; the 19-character key prefix;
 * route paths; models; codes; states and counts; times, shares and costs; versions, and commit ids in deploy context;
 * job workers, queues and attempts; audit actions; masked actors and addresses; correlation ids called so; setting
 * families and the short references the product shows; metric names and PromQL without infrastructure values;
 * placeholders; and talk about credentials that does not give one.
 *
 * Undecided, so at most a warning: bare provider hosts, provider object ids, four to seven characters beyond a key
 * prefix, a user's question retold in prose, and bare words whose introduction leaves open whether anybody said them.
 * Loopback addresses are let pass.
 */
export const POLICY: Readonly<Record<RedactionClass, PolicyEntry>> = {
  pool_api_key: {
    refused: 'A Pool API key, or eight or more characters beyond its public prefix.',
    reason: 'A Pool API key lets its holder send requests; only the key prefix is public.',
    severity: 'block',
    replacement: '[pool key removed]',
  },
  mcp_token: {
    refused: 'An MCP token, or eight or more characters beyond its prefix.',
    reason: 'An MCP token opens the admin data of the Pooler.',
    severity: 'block',
    replacement: '[mcp credential removed]',
  },
  provider_key: {
    refused: 'API keys and access keys of providers and other services, by issuer format.',
    reason: 'A key of another service gives access to that service.',
    severity: 'block',
    replacement: '[provider key removed]',
  },
  oauth_token: {
    refused: 'Access, refresh and id tokens, OAuth flow codes, invite tokens, signed and opaque tokens.',
    reason: 'A token or flow code lets its holder act as somebody else.',
    severity: 'block',
    replacement: '[credential removed]',
  },
  jwt: {
    refused: 'JSON web tokens, also truncated or unsigned.',
    reason: 'A signed web token is a credential and holds identity claims.',
    severity: 'block',
    replacement: '[web credential removed]',
  },
  cookie_session: {
    refused: 'Cookie values and session tokens.',
    reason: 'A session value lets its holder take over the session.',
    severity: 'block',
    replacement: '[session removed]',
  },
  authorization_header: {
    refused: 'Values of authorization and key headers.',
    reason: 'A header credential can be replayed.',
    severity: 'block',
    replacement: '[header credential removed]',
  },
  private_key: {
    refused: 'PEM blocks and other key material.',
    reason: 'Key material proves identity or decrypts data.',
    severity: 'block',
    replacement: '[key material removed]',
  },
  hmac_digest: {
    refused:
      'Full digests, password hashes and signatures; the 12-character fingerprint the product shows is allowed.',
    reason: 'A full digest can be matched against guesses or replayed as a signature.',
    severity: 'block',
    replacement: '[digest removed]',
  },
  totp_recovery: {
    refused: 'TOTP secrets, otpauth links, one-time and recovery codes.',
    reason: 'A second factor must be known to its owner alone.',
    severity: 'block',
    replacement: '[second factor removed]',
  },
  password_assignment: {
    refused: 'Values behind words such as password, secret, token or key, in any language the policy knows.',
    reason: 'The text names a credential and then gives its value.',
    severity: 'block',
    replacement: '[value removed]',
  },
  basic_auth_url: {
    refused: 'URLs and connection strings that carry user info.',
    reason: 'A connection string with user info is a credential.',
    severity: 'block',
    replacement: '[connection removed]',
  },
  email: {
    refused: 'E-mail addresses in any spelling; the mask of two letters before the stars is allowed.',
    reason: 'An e-mail address identifies a person.',
    severity: 'block',
    replacement: '[mail address removed]',
  },
  account_identifier: {
    refused:
      'Account, organisation, user and workspace ids, and UUIDs not called a correlation or request id.',
    reason: 'An account identifier can be tied to a person or an organisation.',
    severity: 'block',
    replacement: '[identifier removed]',
  },
  ip_address: {
    refused: 'Network addresses, documentation ranges included.',
    reason: 'A network address locates a machine or a person.',
    severity: 'block',
    replacement: '[address removed]',
  },
  hostname_url: {
    refused: 'URLs and host names, reserved example domains included.',
    reason: 'A host name tells where a system can be reached.',
    severity: 'block',
    replacement: '[host removed]',
  },
  k8s_identifier: {
    refused: 'Names of pods, nodes, namespaces, releases, clusters, containers and Erlang nodes.',
    reason: 'Names of the infrastructure help an attacker to find it.',
    severity: 'block',
    replacement: '[infrastructure name removed]',
  },
  file_path: {
    refused: "Local, mounted-secret and upload paths, and names of people's files.",
    reason: 'A local path or file name tells about machines and people.',
    severity: 'block',
    replacement: '[path removed]',
  },
  prompt_text: {
    refused: 'What a user asked, word for word.',
    reason: 'The words of a user are content, and content never leaves.',
    severity: 'block',
    replacement: '[content removed]',
  },
  generated_content: {
    refused: 'What a model answered, word for word.',
    reason: 'The words of a model are content, and content never leaves.',
    severity: 'block',
    replacement: '[content removed]',
  },
  payload_json: {
    refused:
      'Request and response bodies, multipart parts, and objects with fields beyond the metadata list.',
    reason: 'A body is content as a whole, even where one value looks harmless.',
    severity: 'block',
    replacement: '[body removed]',
  },
  websocket_frame: {
    refused: 'Frames and stream events with their contents.',
    reason: 'A frame is content as a whole.',
    severity: 'block',
    replacement: '[stream content removed]',
  },
  job_args: {
    refused: 'Raw job arguments, errors and meta.',
    reason: 'Raw job data holds identifiers and content; worker, queue, state and attempts are enough.',
    severity: 'block',
    replacement: '[job data removed]',
  },
  raw_change_data: {
    refused: 'Old and new values of a change; the names of changed settings are allowed.',
    reason: 'Raw values of a change may hold secrets or identities.',
    severity: 'block',
    replacement: '[values removed]',
  },
  base64_blob: {
    refused: 'Long encoded runs.',
    reason: 'Encoded data hides what it holds.',
    severity: 'block',
    replacement: '[encoded data removed]',
  },
  file_content: {
    refused: 'Pasted contents of files and media.',
    reason: 'File content is content, and content never leaves.',
    severity: 'block',
    replacement: '[file content removed]',
  },
  phone_number: {
    refused: 'Telephone numbers.',
    reason: 'A telephone number identifies a person.',
    severity: 'block',
    replacement: '[phone number removed]',
  },
  known_value: {
    refused: 'Values the profile itself holds, in clear or in any encoding the checker knows.',
    reason: 'The text holds a value of this profile that is secret or tells where it points.',
    severity: 'block',
    replacement: '[profile value removed]',
  },
};
