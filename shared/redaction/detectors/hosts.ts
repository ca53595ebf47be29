import { isCalledReversed } from '../detect/called-reversed.ts';
import { type Candidate, type Detector, textAfter, textBefore } from '../detect/detector.ts';
import { WORD_START } from '../detect/words.ts';
import { AMBIGUOUS_SUFFIXES, NOT_HOSTS, PLAIN_SUFFIXES, PUBLIC_HOSTS } from '../vocabulary/domains.ts';

const HOST_CUE =
  /(?:target|host(?:name)?s?|server|site|domain|url|link|endpoint|origin|upstream|proxy|gateway|dns|fqdn|visit|via|from|to|at|on|see|open|auf|unter|bei|von|en|sur|chez|su|op|@|:\/\/|\/\/)["'`(\s:=]{0,3}$/i;
const SERVICE_LABEL =
  /^(?:www\d?|api|app|db\d?|mail|smtp|imap|mx\d?|ns\d|gw|gateway|proxy|auth|sso|login|admin|console|status|grafana|prometheus|prom|metrics|vpn|git|ci|cdn|static|internal|intranet|staging|stage|prod|dev|test|web|edge|lb|node|host|pooler|console|monitoring|wiki|docs|jira|loki|tempo|mimir|jaeger|kibana|sentry|nexus|gitlab|gitea|jenkins|harbor|minio|keycloak|consul|nomad|argocd|zabbix|nagios|pgadmin|rabbitmq|elastic|clickhouse|chat|ldap|vault|redis|pg|postgres|kafka|search|ops|portal|dashboard|files|upload|uploads|storage|s3|registry|hooks|webhook|relay|bastion|jump)[-\d]*$/i;
// How machines are usually called, before a number or a hyphen.
const MACHINE_PREFIX =
  'srv|svr|db|pg|psql|sql|web|www|app|vm|host|node|lb|gw|fw|nas|esxi?|kube|k8s|k3s|redis|kafka|cache|proxy|bastion|jump|mail|mx|ns|vpn|ci|runner|backup|ldap|dc|lxc|vps|edge|worker|master|mysql|maria|elastic';
// Labels that divide a company's own zone.
const ZONE =
  /^(?:corp|prod|internal|intern|intra|int|infra|dev|stg|staging|stage|ops|mgmt|svc|dmz|hq|lab|test|qa|vpn|dc\d?)$/i;
const CODE_BEFORE =
  /[$#%&\\/]$|(?:^|[\s(,[{]):$|\b(?:def|fn|func|import|require|alias|use|package|defmodule|class|module|new|@spec)\s$|(?:^|\n)\s{0,8}from\s$/;

function labelsOf({ groups, value }: Candidate): string[] {
  return (groups.host ?? value).split('.');
}

function isHost(candidate: Candidate): boolean {
  const host = candidate.groups.host ?? candidate.value;
  const labels = host.split('.');
  const suffix = labels.at(-1) ?? '';
  const lower = suffix.toLowerCase();
  if (!PLAIN_SUFFIXES.has(lower) && !AMBIGUOUS_SUFFIXES.has(lower) && !/^xn--/.test(lower)) return false;
  // A library of the platform, not of the network.
  if (suffix === 'NET' && labels.length === 2 && /^[A-Z][a-zA-Z]*[a-z]/.test(labels[0] ?? '')) return false;
  if (NOT_HOSTS.has(host.toLowerCase()) || isMaskedMail(candidate)) return false;
  // "done.In total": a missing space after a sentence, not a host.
  if (labels.length === 2 && /^[A-Z][a-z]/.test(suffix) && !/^[A-Z]/.test(labels[0] ?? '')) return false;
  const followed = textAfter(candidate, 2);
  if (candidate.view === 'plain' && /^[(]|^\w/.test(followed)) return false;
  if (candidate.view === 'spoken' && !isSpokenHost(labels, lower)) return false;
  if (
    /^[A-Z][a-z][A-Za-z]*(?:\.[A-Z][a-z][A-Za-z]*)+$/.test(host) &&
    !HOST_CUE.test(textBefore(candidate, 16)) &&
    !(labels.length >= 3 && /^(?:internal|intern|local|corp|lan)$/i.test(suffix)) &&
    !(
      labels.length >= 4 && labels.slice(0, -1).some((label) => ZONE.test(label) || SERVICE_LABEL.test(label))
    )
  )
    return false;
  if (!AMBIGUOUS_SUFFIXES.has(lower))
    return (
      !/^(?:io|ai|co|so)$/.test(lower) || labels.length > 2 || !CODE_BEFORE.test(textBefore(candidate, 8))
    );
  return hasHostEvidence(candidate, labels);
}

/** A suffix that is also a word or file ending is believed with a cue, a service label, a path or a port. */
function hasHostEvidence(candidate: Candidate, labels: readonly string[]): boolean {
  const before = textBefore(candidate, 24);
  if (CODE_BEFORE.test(before)) return false;
  const first = labels[0] ?? '';
  const namesService =
    labels.length >= 3 && (SERVICE_LABEL.test(first) || labels.slice(0, -1).some((label) => /-/.test(label)));
  const hyphenated =
    labels.slice(0, -1).some((label) => /[a-z]-[a-z0-9]|\d-?[a-z]*$/i.test(label)) && !/^\d+$/.test(first);
  const suffix = (labels.at(-1) ?? '').toLowerCase();
  const reserved =
    /^(?:test|example|local|cloud|dev|app|internal|svc|cluster|home|private|ai|co|de|es)$/.test(suffix);
  // "co.uk", "com.au": nothing but a registry's second level ends so.
  if (labels.length >= 3 && /^(?:co|com|net|org|gov|ac|edu)$/i.test(labels.at(-2) ?? '')) return true;
  if (labels.length >= 3 && labels.slice(1, -1).some((label) => ZONE.test(label))) return true;
  // "GenServer.call/3" is a function with its number of arguments.
  const port = /^(?::\d{2,5}\b|\/(?!\d{1,2}(?![\w/]))\w)/.test(textAfter(candidate, 8));
  if (port && first.length >= 2) return true;
  if (reserved)
    return (
      namesService ||
      hyphenated ||
      labels.length >= 3 ||
      HOST_CUE.test(before) ||
      (/^(?:de|es|co|ai|local|example|test)$/.test(suffix) && first.length > 3)
    );
  return (
    namesService ||
    (hyphenated && labels.length >= 3) ||
    (/(?:connect(?:ing|ed|ion)?\sto|points?\sto|pointed\sto|moved\sto|migrated\sto|served\s(?:by|from)|reach(?:ing)?|host(?:name)?|domain|url|site|visit|endpoint|dns|resolve|enotfound|nxdomain|certificate is valid for|ssl_error on|cname|aaaa|\bmx|not|:\/\/|www)["'`(\s:=]{0,3}$/i.test(
      before,
    ) &&
      first.length > 2)
  );
}

function isSpokenHost(labels: readonly string[], suffix: string): boolean {
  return (
    labels.length >= 3 ||
    /^(?:com|net|org|io|dev|internal|intern|intra|local|lan|corp|home|example|test|cloud|app|invalid)$/.test(
      suffix,
    )
  );
}

/** The domain of the product's own mask, "op***@example.com", belongs to the mask. */
function isMaskedMail(candidate: Candidate): boolean {
  return (
    /(?:^|[\s"'(<=:,|>])[^\s@"'(<=:,|>]{0,2}\*{2,}@[\w.-]{0,60}$/.test(textBefore(candidate, 72)) ||
    /\*@$/.test(textBefore(candidate, 2))
  );
}

function isPublicHost(value: string): boolean {
  const host =
    value
      .replace(/^[a-z+]+:\/\//i, '')
      .split(/[/:?#]/)[0]
      ?.toLowerCase() ?? '';
  return PUBLIC_HOSTS.some((known) => host === known || host.endsWith(`.${known}`));
}

function isLoopback(value: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?:[:/?#]|$)/i.test(value);
}

/** "web-16.example.de" read backwards: a national suffix and a label with a number or hyphen. */
function isNumberedNational(labels: readonly string[]): boolean {
  return (
    labels.length >= 3 &&
    /^(?:de|fr|es|it|nl|be|pl|ch|at|se|dk|no|fi|uk|ru|ua|cz|jp|cn|kr|br|tr|pt|eu|ca|au|in)$/i.test(
      labels.at(-1) ?? '',
    ) &&
    labels.slice(0, -1).some((label) => /[a-z]{2,}-?\d|[a-z]{2,}-[a-z]{2,}/i.test(label))
  );
}

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?';
const IS_BARE = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[a-z0-9.-]+\/?[.,;:)]?$/i;

/** URLs and names of hosts, with or without a scheme. */
export const HOST_DETECTORS: readonly Detector[] = [
  {
    name: 'URL',
    class: 'hostname_url',
    pattern:
      /(?<![a-z0-9+.-])(?:https?|wss?|ftps?|sftp|ssh|git|ldaps?|s3|gs|postgres(?:ql)?|mysql|redis|rediss|amqps?|mongodb(?:\+srv)?|kafka|nats|smtp|imaps?|grpc|tcp|udp|tls|unix|jdbc:[a-z]{2,16}|ecto|docker|oci|vault|consul|[a-z][a-z0-9+.-]{1,20}):\/\/(?<host>[^\s/"'<>)\]}:?#]{1,253})[^\s"'<>]{0,2048}/gi,
    cues: ['://'],
    alsoIn: ['joined', 'spoken', 'reversed'],
    accept: ({ value, groups }) =>
      !isLoopback(value) &&
      !(isPublicHost(value) && IS_BARE.test(value)) &&
      !/^(?:\{|\$|<|:|\*+$|\.\.\.|…|\[)/.test(groups.host ?? ''),
  },
  {
    name: 'URL that lost its scheme',
    class: 'hostname_url',
    pattern: /(?<![\w:/.])\/\/(?<host>(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?::\d{1,5})?[^\s"'<>]{0,512}/gi,
    cues: ['//'],
    accept: isHost,
  },
  {
    name: 'host name',
    class: 'hostname_url',
    pattern:
      /(?<![\w@.-]|[\w)]@)(?<host>(?:[a-z0-9-]{1,63}\.){1,12}(?:xn--[a-z0-9-]{2,40}|[a-z]{2,24}))(?![a-z0-9_-]|\.[a-z0-9_])(?::\d{1,5}(?!\d))?/gi,
    alsoIn: ['joined', 'spoken', 'reversed'],
    accept: (candidate) =>
      isHost(candidate) &&
      !isPublicHost(candidate.value) &&
      (candidate.view !== 'reversed' ||
        (labelsOf(candidate).length >= 3 && SERVICE_LABEL.test(labelsOf(candidate)[0] ?? '')) ||
        labelsOf(candidate).length >= 4 ||
        isCalledReversed(candidate) ||
        isNumberedNational(labelsOf(candidate)) ||
        /\.(?:com|net|org|internal|local|example|test|invalid|dev|io|cloud|lan|corp|app|tech|site|online|info|biz|xyz)$/i.test(
          candidate.groups.host ?? '',
        )),
  },
  {
    name: 'host behind the name of its group',
    class: 'hostname_url',
    pattern: /(?<=(?:^|\s)[a-z][\w-]{1,30}\/)(?<host>(?:[a-z0-9-]{1,63}\.){2,8}[a-z]{2,24})(?=\s|$)/gi,
    cues: ['/'],
    accept: (candidate) => PLAIN_SUFFIXES.has((labelsOf(candidate).at(-1) ?? '').toLowerCase()),
  },
  {
    name: 'host after a user name mark',
    class: 'hostname_url',
    pattern: new RegExp(`(?<=(?<!\\*)@)(?<host>(?:${LABEL}\\.){1,8}[a-z]{2,24})(?![\\w.-])`, 'gi'),
    cues: ['@'],
    accept: (candidate) => isHost(candidate),
  },
  {
    name: 'international host name',
    class: 'hostname_url',
    pattern:
      /(?<![\p{L}\p{N}_@.-])(?=[A-Za-z0-9.-]{0,63}\P{ASCII})[\p{L}\p{N}-]{1,63}\.(?:[\p{L}\p{N}-]{1,63}\.){0,4}(?:com|net|org|de|fr|es|jp|cn|io|eu|test|example|internal|рф|中国|公司|网络|みんな|한국)(?![\p{L}\p{N}_-]|\.\p{L})/gu,
    accept: ({ value }) => !/[ぁ-ん]/.test(value),
  },
  {
    name: 'service with its port',
    class: 'hostname_url',
    pattern:
      /(?<![\w.:/@-])(?<host>[a-z][a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,4}):(?:443|[1-9]\d{3,4})(?![\w.:-])/gi,
    cues: [':'],
    accept: ({ groups }) =>
      SERVICE_LABEL.test(groups.host ?? '') &&
      !/^(?:node|host|status|metrics|files|upload|uploads|search|storage|test|dev|prod|app|web|ops)$/i.test(
        groups.host ?? '',
      ),
  },
  {
    name: 'public host',
    class: 'hostname_url',
    severity: 'warn',
    pattern: /(?<![\w.@-])(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,6}(?:com|ai|dev|io|org)\/?(?![\w.-])/gi,
    accept: ({ value }) => isPublicHost(value),
  },
  {
    name: 'host called so',
    class: 'hostname_url',
    pattern:
      /(?<![a-z])(?:host(?:[_ ]?name)?|fqdn|server[_ ]?name|machine|vm|jump ?host|bastion|rechner|servidor|serveur|ホスト名?|主机名?)["']?(?:\s{0,2}[:=]\s{0,2}|\sis\s|\snamed\s|\scalled\s|\s)["'`]?(?<value>[a-z][a-z0-9]{0,20}(?:[-.][a-z0-9]{1,20}){0,6})(?![\w-])/dgi,
    cues: [
      'host',
      'fqdn',
      'server',
      'machine',
      'vm',
      'bastion',
      'rechner',
      'servidor',
      'serveur',
      'ホスト',
      '主机',
    ],
    accept: (candidate) => isNamedMachine(candidate),
  },
  {
    name: 'machine by its usual name',
    class: 'hostname_url',
    pattern: new RegExp(
      `${WORD_START}(?:on|at|from|to|via|into|of|in|auf|von|bei|sur|chez|en|em|su|op|na|host|hosts|server|servers|machine|box|vm|instance|rechner|serveur|servidor|сервер|сервере|хост|на)\\s{1,2}["'\`]?(?<value>(?:${MACHINE_PREFIX})\\d{0,3}(?:-[a-z0-9]{1,20}){1,4}|(?:${MACHINE_PREFIX})-?\\d{1,4}|[a-z][a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,2}-(?:prod|prd|stg|staging|dev|dmz|eu|us|fra|lon|nyc|ams|ber)-?\\d{1,4})(?![\\w-]|\\.\\w)`,
      'dgiu',
    ),
    accept: isMachineName,
  },
  {
    name: 'machine called a server',
    class: 'hostname_url',
    pattern:
      /(?<![\p{L}_-])(?:servers?|serveur|servidor|serwer\p{L}{0,3}|sunucu\p{L}{0,3}|palvelin|palvelimella|szerver|servern|serveren|сервере?|сервера|хост|サーバー|ホスト|服务器|主机|서버)\s{0,2}["'`]?(?<value>[a-z][a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){1,5})(?![\w-]|\.\w)/dgiu,
    cues: [
      'serve',
      'serwer',
      'sunucu',
      'palveli',
      'szerver',
      'servidor',
      'сервер',
      'хост',
      'サーバー',
      'ホスト',
      '服务器',
      '主机',
      '서버',
    ],
    accept: isMachineName,
  },
  {
    name: 'machine that is reached or restarted',
    class: 'hostname_url',
    pattern:
      /(?<![\p{L}\p{N}_./-])(?:ssh|mosh|telnet|rdp|scp|rsync|ping|reboot(?:ed|ing)?|restart(?:ed|ing)|power-?cycled?|deployed to|logged (?:in )?(?:in)?to|machine|maschine|máquina|maquina|macchina|maskin|машин[аеу]|hypervisor|appliance)\s{1,2}(?:-\S{1,20}\s){0,2}(?:\w{1,20}@)?["'`]?(?<value>[a-z]{2,20}\d{0,4}(?:-[a-z0-9]{1,20}){0,4})(?![\w-]|[.:@]\w)/dgiu,
    accept: ({ value }) =>
      !/^(?:v\d+|example-.*|p\d+)$/i.test(value) &&
      (/[a-z]-?\d{1,4}$/i.test(value) ||
        /-[a-z]*\d[a-z0-9]*(?:-|$)/i.test(value) ||
        /^[a-z]{2,}\d{1,3}-/i.test(value)),
  },
  {
    name: 'machine at a shell prompt or before its kernel',
    class: 'hostname_url',
    pattern:
      /(?:^|[\s[(])(?:\w{1,20}@)?(?<value>[a-z][\w.-]{1,60}):?(?:[~/][\w./~-]{0,80}[$#]\s|\s~?\]?[$#]\s|\skernel:\s|\ssystemd\[\d)/dgi,
    cues: ['$', '#', 'kernel:', 'systemd['],
    accept: ({ value }) => /\d|-/.test(value) && !/^example-/i.test(value),
  },
  {
    name: 'machine by its role and number',
    class: 'hostname_url',
    pattern:
      /(?<![\w./@-])(?!example-)[a-z][a-z0-9]{1,14}(?:-[a-z0-9]{1,12}){0,2}-(?:lb|pg|gw|fw|sql|mysql|nas|esxi?|vm|srv|bastion|kafka|etcd)-?\d{1,4}(?![\w-]|\.\d)|(?<![\w./@-])(?:vm|srv|vps|lxc)-(?=[a-z]{0,8}\d)[a-z0-9]{3,12}(?![\w-])/gi,
    alsoIn: ['joined', 'reversed'],
  },
  {
    name: 'machine that wrote a system log line',
    class: 'hostname_url',
    pattern:
      /(?:^|\n)(?:<\d{1,3}>\d?\s?)?(?:[A-Z][a-z]{2}\s{1,2}\d{1,2}\s\d{2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2}T[\d:.]{8,15}(?:Z|[+-]\d{2}:?\d{2}))\s(?<value>[a-z][\w.-]{1,80})\s[\w./-]{1,60}(?:\[\d{1,8}\])?:\s/dg,
    accept: ({ value }) => /\d|-/.test(value) && !/^(?:codex-(?:pooler|pdf)|example-[\w-]*)$/i.test(value),
  },
];

/** "srv-orion", "web04", "db-main-1", "orion-prod-07", but not "web-only" or "api-v2". */
function isMachineName({ value }: Candidate): boolean {
  if (
    /-(?:v\d+|only|side|based|level|wide|sent|ready|specific|driven|facing|related|scoped|free)$/i.test(value)
  )
    return false;
  if (/^example-/i.test(value)) return false;
  return (
    /^(?:srv|svr|vm|esxi?|bastion|jump|lxc|vps|nas)-?[a-z0-9]/i.test(value) ||
    /[a-z]-?\d{1,4}(?:-[a-z]+)*$/i.test(value)
  );
}

function isNamedMachine({ value, text, start }: Candidate): boolean {
  if (
    /^(?:localhost|unknown|nil|null|none|header|headers|name|names|redacted|masked|changed|missing|removed|omitted|is|was|and|not|or|in|of)$/i.test(
      value,
    )
  )
    return false;
  if (/\d/.test(value))
    return /[a-z]{2,}[-]?\d|[a-z]-[a-z0-9]*\d/i.test(value) && !/^(?:v\d|http\d|\d)/i.test(value);
  const assigned = /[:=]\s{0,2}["'`]?$/.test(text.slice(Math.max(0, start - 4), start));
  return assigned && /-/.test(value) && !/(?:only|side|based|level|wide)$/.test(value);
}
