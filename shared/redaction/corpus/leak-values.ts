import { encodeBase64, encodeUtf8 } from '../text/decode.ts';
import type { Chooser } from './random.ts';

// Every value is invented, and made at run time from parts: the repository holds nothing a scanner would take for a leak.
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const ALNUM = LOWER + UPPER + DIGITS;
const URLSAFE = `${ALNUM}-_`;
const BASE32 = `${UPPER}234567`;
const WORDS = [
  'amber',
  'birch',
  'cedar',
  'delta',
  'ember',
  'fjord',
  'grove',
  'harbor',
  'iris',
  'juniper',
  'kestrel',
  'lumen',
] as const;
const PEOPLE = [
  'anna',
  'bruno',
  'chloe',
  'dmitri',
  'elena',
  'farid',
  'greta',
  'hugo',
  'ines',
  'jonas',
  'kaori',
  'lars',
] as const;
const FAMILIES = ['example', 'sample', 'muster', 'doe', 'placeholder', 'ejemplo', 'tanaka', 'silva'] as const;
const DOMAINS = [
  'example.com',
  'example.org',
  'mail.example.net',
  'corp.example',
  'team.example.de',
  'invalid.test',
  'example.co.uk',
  'example-labs.io',
] as const;

type Maker = (random: Chooser) => string;

function base64(text: string): string {
  return encodeBase64(encodeUtf8(text));
}

function jsonToken(random: Chooser): string {
  const head = base64(JSON.stringify({ alg: random.pick(['HS256', 'RS256', 'ES256']), typ: 'JWT' })).replace(
    /=+$/,
    '',
  );
  const body = base64(
    JSON.stringify({ sub: random.chars(DIGITS, 10), exp: 1_700_000_000 + random.int(99_999_999) }),
  );
  return `${head}.${body}.${random.chars(URLSAFE, 43)}`;
}

function octets(random: Chooser): string {
  return random.pick([
    `10.${random.int(256)}.${random.int(256)}.${1 + random.int(254)}`,
    `192.168.${random.int(256)}.${1 + random.int(254)}`,
    `203.0.113.${1 + random.int(254)}`,
    `198.51.100.${1 + random.int(254)}`,
    `172.${16 + random.int(16)}.${random.int(256)}.${1 + random.int(254)}`,
  ]);
}

function uuid(random: Chooser): string {
  return [8, 4, 4, 4, 12].map((length) => random.chars(HEX, length)).join('-');
}

function hostName(random: Chooser): string {
  return random.pick([
    `gateway.${random.pick(DOMAINS)}`,
    `${random.pick(WORDS)}-${random.int(20)}.internal`,
    `db-${random.pick(['primary', 'replica', 'eu'])}.${random.pick(WORDS)}.example.net`,
    `${random.pick(WORDS)}.svc.cluster.local`,
    `grafana.${random.pick(WORDS)}.example`,
    `www.${random.pick(WORDS)}-${random.pick(WORDS)}.com`,
    `pooler.${random.pick(WORDS)}.io`,
    `${random.pick(WORDS)}.corp.local`,
  ]);
}

function pem(random: Chooser): string {
  const kind = random.pick(['RSA PRIVATE KEY', 'PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY']);
  const dashes = '-'.repeat(5);
  const rows = Array.from({ length: 3 }, () => random.chars(`${ALNUM}+/`, 64)).join('\n');
  return `${dashes}BEGIN ${kind}${dashes}\nMII${rows}\n${dashes}END ${kind}${dashes}`;
}

/** Makers of invented values, by the name templates use for them. */
export const LEAK_VALUES = {
  poolKey: (r) =>
    ['sk', 'cxp', r.chars(HEX, 12), r.chars(URLSAFE, 42) + r.pick(['A', 'E', 'w', '0', '4'])].join('-'),
  poolKeyPart: (r) => ['sk', 'cxp', r.chars(HEX, 12), r.chars(ALNUM, 8 + r.int(20))].join('-'),
  poolKeyStars: (r) =>
    `${['sk', 'cxp', r.chars(HEX, 12), r.chars(ALNUM, 8 + r.int(8))].join('-')}${'*'.repeat(4 + r.int(20))}`,
  mcpToken: (r) =>
    ['mcp', 'cxp', r.chars(HEX, 12), r.chars(URLSAFE, 42) + r.pick(['A', 'Q', 'k', '8'])].join('-'),
  providerKey: (r) =>
    r.pick([
      `sk-${r.chars(ALNUM, 48)}`,
      `sk-proj-${r.chars(URLSAFE, 60)}`,
      `sk-ant-api03-${r.chars(URLSAFE, 93)}AA`,
      `AKIA${r.chars(BASE32, 16)}`,
      `AIza${r.chars(URLSAFE, 35)}`,
      `ghp_${r.chars(ALNUM, 36)}`,
      `github_pat_${r.chars(ALNUM, 22)}_${r.chars(ALNUM, 59)}`,
      `glpat-${r.chars(ALNUM, 20)}`,
      `xoxb-${r.chars(DIGITS, 12)}-${r.chars(DIGITS, 12)}-${r.chars(ALNUM, 24)}`,
      `sk_live_${r.chars(ALNUM, 24)}`,
      `whsec_${r.chars(ALNUM, 32)}`,
      `SG.${r.chars(URLSAFE, 22)}.${r.chars(URLSAFE, 43)}`,
      `npm_${r.chars(ALNUM, 36)}`,
      `hf_${r.chars(ALNUM, 34)}`,
      `hvs.${r.chars(ALNUM, 24)}`,
      `dop_v1_${r.chars(HEX, 64)}`,
      `glsa_${r.chars(ALNUM, 32)}_${r.chars(HEX, 8)}`,
      `gsk_${r.chars(ALNUM, 52)}`,
      `pypi-AgEIcHlwaS5vcmc${r.chars(URLSAFE, 80)}`,
      `ya29.${r.chars(URLSAFE, 100)}`,
      `GOCSPX-${r.chars(URLSAFE, 28)}`,
    ]),
  accessToken: (r) =>
    r.pick([
      r.chars(ALNUM, 40),
      r.chars(URLSAFE, 43),
      `rt_${r.chars(ALNUM, 48)}`,
      r.chars(ALNUM, 64),
      r.chars(HEX, 32),
    ]),
  jwt: jsonToken,
  sessionCookie: (r) => `_codex_pooler_key=${'SFMyNTY'}.${r.chars(URLSAFE, 80)}.${r.chars(URLSAFE, 43)}`,
  cookiePair: (r) =>
    `${r.pick(['session', 'sid', 'auth_token', '__Host-sess', 'remember_me'])}=${r.chars(ALNUM, 24)}`,
  urlSecret: (r) => r.chars(URLSAFE, 41) + r.pick(['7A', 'kQ', '3o']),
  pem,
  digest: (r) => r.pick([r.chars(HEX, 64), r.chars(HEX, 40), r.chars(HEX, 32), r.chars(HEX, 128)]),
  passwordHash: (r) =>
    r.pick([
      `$2b$12$${r.chars(`${ALNUM}./`, 53)}`,
      `$argon2id$v=19$m=65536,t=3,p=4$${r.chars(ALNUM, 22)}$${r.chars(ALNUM, 43)}`,
      `pbkdf2_sha256$600000$${r.chars(ALNUM, 12)}$${r.chars(ALNUM, 43)}=`,
      `$6$${r.chars(ALNUM, 8)}$${r.chars(`${ALNUM}./`, 86)}`,
    ]),
  signature: (r) => `sha256=${r.chars(HEX, 64)}`,
  totpSecret: (r) => r.chars(BASE32, 32),
  otpLink: (r) => `otpauth://totp/Console:${r.pick(PEOPLE)}?secret=${r.chars(BASE32, 32)}&issuer=Console`,
  recoveryCode: (r) => [4, 4, 4].map((length) => r.chars(BASE32, length)).join('-'),
  oneTimeCode: (r) =>
    r.pick([
      r.chars(DIGITS, 6),
      `${r.chars(DIGITS, 3)} ${r.chars(DIGITS, 3)}`,
      `${r.chars(DIGITS, 3)}-${r.chars(DIGITS, 3)}`,
      r.chars(DIGITS, 8),
    ]),
  password: (r) =>
    r.pick([
      `${r.pick(WORDS)}${r.chars(DIGITS, 2)}!`,
      `${r.chars(ALNUM, 6)}#${r.chars(DIGITS, 3)}x`,
      `Tr0ub4dor&${r.int(10)}`,
      `hunter${r.int(90) + 2}`,
      r.chars(URLSAFE, 32),
      `P@ssw0rd${r.chars(DIGITS, 3)}`,
      `${r.pick(WORDS)}-${r.pick(WORDS)}-${r.chars(DIGITS, 2)}`,
      `Sommer${2020 + r.int(7)}!`,
    ]),
  plainPassword: (r) =>
    r.pick(['sunshine', 'letmein', 'qwertyuiop', 'swordfish', 'dragonfly', 'schmetterling', 'mariposa']),
  dsn: (r) =>
    r.pick([
      `postgres://${r.pick(WORDS)}:${r.chars(ALNUM, 12)}@${hostName(r)}:5432/pooler`,
      `redis://:${r.chars(ALNUM, 16)}@${octets(r)}:6379/0`,
      `https://${r.pick(PEOPLE)}:${r.chars(ALNUM, 10)}@${hostName(r)}/path`,
      `amqps://svc:${r.chars(ALNUM, 14)}@${hostName(r)}/vhost`,
      `mongodb+srv://root:${r.chars(ALNUM, 10)}@${hostName(r)}/?retryWrites=true`,
    ]),
  email: (r) =>
    r.pick([
      `${r.pick(PEOPLE)}@${r.pick(DOMAINS)}`,
      `${r.pick(PEOPLE)}.${r.pick(FAMILIES)}@${r.pick(DOMAINS)}`,
      `${r.pick(PEOPLE)}+alerts@${r.pick(DOMAINS)}`,
      `${r.pick(PEOPLE)}_${r.chars(DIGITS, 2)}@${r.pick(DOMAINS)}`,
    ]),
  badMask: (r) =>
    r.pick([
      `${r.pick(PEOPLE)}${r.pick(FAMILIES)}***@${r.pick(DOMAINS)}`,
      `${r.pick(PEOPLE)}.${r.pick(FAMILIES)}@***`,
      `${r.pick(PEOPLE)}.${r.pick(FAMILIES)}@e*****e.com`,
      `${r.pick(PEOPLE)}.${r.pick(FAMILIES)}@[redacted]`,
    ]),
  uuid,
  orgId: (r) =>
    r.pick([
      `org-${r.chars(ALNUM, 24)}`,
      `user-${r.chars(ALNUM, 24)}`,
      `acct_${r.chars(ALNUM, 16)}`,
      `proj_${r.chars(ALNUM, 24)}`,
    ]),
  accountNumber: (r) =>
    r.pick([
      r.chars(DIGITS, 12),
      `example-account-${r.int(900) + 100}`,
      `${r.chars(UPPER, 2)}-${r.chars(DIGITS, 6)}`,
      r.chars(HEX, 24),
    ]),
  ipv4: octets,
  ipv4Port: (r) => `${octets(r)}:${1024 + r.int(60_000)}`,
  cidr: (r) => `${octets(r)}/${8 + r.int(24)}`,
  ipv6: (r) =>
    r.pick([
      `2001:db8::${r.chars(HEX, 4)}`,
      `2001:db8:${r.chars(HEX, 4)}:${r.chars(HEX, 4)}::1`,
      `fe80::${r.chars(HEX, 4)}:${r.chars(HEX, 4)}:${r.chars(HEX, 4)}:${r.chars(HEX, 4)}`,
      `fd00:${r.chars(HEX, 4)}:${r.chars(HEX, 4)}::${r.chars(HEX, 3)}`,
      `::ffff:${octets(r)}`,
      `[2001:db8::${r.chars(HEX, 2)}]:8443`,
    ]),
  integerAddress: (r) => String(167_772_160 + r.int(16_000_000)),
  host: hostName,
  url: (r) =>
    r.pick([
      `https://${hostName(r)}/admin/pools`,
      `http://${hostName(r)}:4000/readyz`,
      `wss://${hostName(r)}/live/websocket`,
      `https://${hostName(r)}`,
      `s3://${r.pick(WORDS)}-uploads/2026/01/${r.chars(HEX, 8)}`,
    ]),
  inviteLink: (r) => `/onboarding/invites/${r.chars(URLSAFE, 43)}`,
  callback: (r) => `/auth/callback?code=${r.chars(ALNUM, 32)}&state=${r.chars(URLSAFE, 43)}`,
  pod: (r) =>
    r.pick([
      `codex-pooler-web-${r.chars('bcdfghjklmnpqrstvwxz2456789', 9)}4-${r.chars('bcdfghjklmnpqrstvwxz2456789', 5)}`,
      `${r.pick(WORDS)}-api-${r.chars('bcdf2456789', 8)}7c-${r.chars('bcdfghjklm2456789', 5)}`,
    ]),
  statefulPod: (r) =>
    r.pick([`postgres-primary-${r.int(5)}`, `codex-pooler-worker-${r.int(9)}`, `redis-replica-${r.int(4)}`]),
  clusterNode: (r) =>
    r.pick([
      `gke-prod-pool-1-${r.chars(HEX, 8)}-${r.chars(LOWER, 4)}`,
      `ip-10-${r.int(256)}-${r.int(256)}-${r.int(256)}`,
      `worker-${r.int(9)}.eu-west-1`,
      `k8s-node-${r.int(30)}`,
    ]),
  namespace: (r) => r.pick(['codex-prod', 'pooler-staging', 'team-ai', 'gateway-eu', 'ml-platform']),
  erlangNode: (r) =>
    r.pick([
      `codex_pooler@ip-10-0-${r.int(256)}-${r.int(256)}`,
      `pooler@web-${r.int(9)}`,
      `codex_pooler@${octets(r)}`,
      `console@worker-${r.int(5)}.internal`,
    ]),
  path: (r) =>
    r.pick([
      `/home/${r.pick(PEOPLE)}/.codex/auth.json`,
      `/Users/${r.pick(PEOPLE)}/Documents/notes.md`,
      `/etc/codex-pooler/secrets.env`,
      `/var/run/secrets/kubernetes.io/serviceaccount/token`,
      `/var/lib/postgresql/18/main/base/16384`,
      `C:\\Users\\${r.pick(PEOPLE)}\\AppData\\Local\\codex\\auth.json`,
      `~/.ssh/id_ed25519`,
      `/tmp/upload-${r.chars(HEX, 8)}.bin`,
      `/opt/pooler/releases/0.6.8/etc/vm.args`,
      `/run/secrets/database_url`,
      `/mnt/uploads/${r.pick(PEOPLE)}/${r.chars(HEX, 6)}.wav`,
    ]),
  fileName: (r) =>
    r.pick([
      `${r.pick(FAMILIES)}_contract_${2020 + r.int(7)}.pdf`,
      `salary-${r.pick(PEOPLE)}.xlsx`,
      `IMG_${r.chars(DIGITS, 4)}.jpg`,
      `meeting-${r.pick(WORDS)}.m4a`,
      `Lebenslauf_${r.pick(PEOPLE)}.docx`,
      `invoice-${r.chars(DIGITS, 5)}.pdf`,
    ]),
  phone: (r) =>
    r.pick([
      `+1 (555) 01${r.int(10)}-${r.chars(DIGITS, 4)}`,
      `+49 30 ${r.chars(DIGITS, 3)} ${r.chars(DIGITS, 5)}`,
      `+44 20 7946 0${r.chars(DIGITS, 3)}`,
      `(555) 01${r.int(10)}-${r.chars(DIGITS, 4)}`,
      `+33 1 99 00 ${r.chars(DIGITS, 2)} ${r.chars(DIGITS, 2)}`,
      `+81-3-${r.chars(DIGITS, 4)}-${r.chars(DIGITS, 4)}`,
      `555-01${r.int(10)}-${r.chars(DIGITS, 4)}`,
    ]),
  blob: (r) => r.chars(`${ALNUM}+/`, 80 + 4 * r.int(40)),
  basic: (r) => base64(`${r.pick(PEOPLE)}:${r.chars(ALNUM, 12)}`),
  awsAccount: (r) => r.chars(DIGITS, 12),
  fullHash: (r) => r.chars(HEX, 64),
  sshKey: (r) => `ssh-ed25519 ${'AAAAC3NzaC1lZDI1NTE5'}${r.chars(ALNUM, 48)}`,
  b64pem: (r) => `${'LS0tLS1CRUdJTi'}${r.chars(ALNUM, 60)}`,
  password32: (r) => r.chars(URLSAFE, 32),
  intlPhone: (r) =>
    r.pick([
      `+1 555 01${r.int(10)} ${r.chars(DIGITS, 4)}`,
      `+4930${r.chars(DIGITS, 7)}`,
      `0049 30 ${r.chars(DIGITS, 6)}`,
      `+34 600 ${r.chars(DIGITS, 3)} ${r.chars(DIGITS, 3)}`,
      `+39 06 ${r.chars(DIGITS, 4)} ${r.chars(DIGITS, 4)}`,
      `+1-555-01${r.int(10)}-${r.chars(DIGITS, 4)}`,
      `+86 10 ${r.chars(DIGITS, 4)} ${r.chars(DIGITS, 4)}`,
    ]),
  mac: (r) => `02:${[1, 2, 3, 4, 5].map(() => r.chars(HEX, 2)).join(':')}`,
  awsSecret: (r) => r.chars(`${ALNUM}+/`, 40),
  webhookPart: (r) => r.chars(ALNUM, 24),
  azureKey: (r) => `${r.chars(`${ALNUM}+/`, 86)}==`,
  telegramPart: (r) => r.chars(ALNUM, 33),
  userCode: (r) => `${r.chars(UPPER, 4)}-${r.chars(UPPER, 4)}`,
  b64key: (r) => `${r.chars(`${ALNUM}+/`, 43)}=`,
  totpGrouped: (r) => [1, 2, 3, 4, 5, 6, 7, 8].map(() => r.chars(BASE32, 4)).join(' '),
  phoenix: (r) => `${'SFMyNTY'}.${r.chars(URLSAFE, 80)}.${r.chars(URLSAFE, 43)}`,
  phpSession: (r) => r.chars(`${LOWER}${DIGITS}`, 26),
  sha1: (r) => r.chars(HEX, 40),
  spokenMail: (r) => `${r.pick(PEOPLE)} at ${r.pick(WORDS)} dot ${r.pick(['com', 'org', 'io', 'net'])}`,
  customerId: (r) => r.pick([r.chars(DIGITS, 8), `C-${r.chars(DIGITS, 6)}`]),
  ipTuple: (r) => `10, ${r.int(256)}, ${r.int(256)}, ${1 + r.int(254)}`,
  word: (r) => r.pick(WORDS),
  person: (r) => r.pick(PEOPLE),
} as const satisfies Record<string, Maker>;

export type LeakKind = keyof typeof LEAK_VALUES;
