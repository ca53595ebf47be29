import { type Detector, textAfter, textBefore } from '../detect/detector.ts';
import { isOpaque, isProductReference, isWordWithNumber } from '../detect/opaque.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

/** Credentials in the notation of programs: options, environments, attributes, connection strings, user and password. */
export const COMMAND_DETECTORS: readonly Detector[] = [
  {
    name: 'argument of an AUTH or PASS command',
    class: 'password_assignment',
    pattern:
      /(?<![\w-])(?:AUTH|PASS|REQUIREPASS|LOGIN)\s{1,2}(?:(?:PLAIN|LOGIN|default)\s)?["']?(?<value>[^\s"',;]{5,200})/dg,
    cues: ['auth', 'pass', 'login'],
    accept: ({ value }) =>
      !isSafeValue(value) && /\d/.test(value) && /[a-z]/i.test(value) && !/^\d+[a-z]{0,2}$/.test(value),
  },
  {
    name: 'what somebody logged in with',
    class: 'password_assignment',
    pattern:
      /(?:log(?:ged|s)?|sign(?:ed|s)?)[ -]?(?:in|on)\s(?:as\s\S{1,40}\s(?=\/|with|using))?(?:with\s|using\s|(?=\/))(?:[\w.@-]{0,40}\s?[/:]\s)?["']?(?<value>[^\s"',;]{6,72})/dgi,
    cues: ['log', 'sign'],
    alsoIn: ['spoken'],
    accept: ({ value }) => isOpaque(value, 6) || isWordWithNumber(value),
  },
  {
    name: 'name and password in an authentication message',
    class: 'password_assignment',
    pattern: /(?<![\w./:@-])[a-z][\w.-]{1,30}:["']?(?<value>[^\s"'/:,;<>()[\]{}]{6,72})/dgi,
    cues: ['auth', 'login', 'cred', 'htpasswd', 'sign in', 'logon'],
    accept: (candidate) =>
      /(?:auth|login|logon|creds?|credential|htpasswd|sign in)[^\n]{0,40}$/i.test(
        textBefore(candidate, 64),
      ) &&
      /\d/.test(candidate.value) &&
      !isProductReference(candidate.value) &&
      !/sha256:$/i.test(textBefore(candidate, 7)) &&
      (isOpaque(candidate.value, 6) || isWordWithNumber(candidate.value)),
  },
  {
    name: 'line of a password file',
    class: 'password_assignment',
    pattern:
      /(?:^|\n)(?:[\w.-]{1,120}|\*):(?:\d{2,5}|\*):[\w*-]{1,60}:[\w*.-]{1,60}:(?<value>[^\s:]{3,120})(?=\n|$)/dg,
    cues: [':'],
    accept: ({ value }) => !isSafeValue(value),
  },
  {
    name: 'secret in a name without marks',
    class: 'password_assignment',
    pattern:
      /[a-z\d](?:SecretKey|ApiKey|AccessKey|PrivateKey|SigningKey|Token|Secret|Password|Passwd|Passphrase|Pwd)["']?\s{0,2}(?:=>|[:=])\s{0,2}["']?(?<value>[^\s"',;<>()]{6,512})/dg,
    accept: ({ value }) => isOpaque(value, 6) || isWordWithNumber(value),
  },
  {
    name: 'well-known user and password',
    class: 'password_assignment',
    pattern:
      /(?<![\w./-])(?:root|admin|administrator|operator|postgres|superuser|sysadmin|owner)\s{0,1}[:/]\s{0,1}(?<value>[^\s"'`,;/:|]{5,72})/dgi,
    cues: ['root', 'admin', 'operator', 'postgres', 'superuser', 'owner'],
    accept: ({ value }) =>
      (isOpaque(value, 5) || isWordWithNumber(value)) && /\d/.test(value) && /[a-z]/i.test(value),
  },
  {
    name: 'user option of a command',
    class: 'password_assignment',
    pattern:
      /\b(?:curl|wget|http|mysql|psql|redis-cli|ldapsearch|sshpass|smbclient|docker|helm)\b[^\n]{0,120}?\s(?:-u|--user|-p|-a|-w|--http-password|--password)[\s=]?["']?(?<value>[\w.-]{1,40}:["'][^\s"']{3,80}|[^\s"']{4,120})/dg,
    cues: [
      'curl',
      'wget',
      'http',
      'mysql',
      'psql',
      'redis-cli',
      'ldapsearch',
      'sshpass',
      'smbclient',
      'docker',
      'helm',
    ],
    alsoIn: ['joined', 'spoken'],
    accept: ({ value }) =>
      (/:/.test(value) && !isSafeValue(value.slice(value.indexOf(':') + 1).replace(/^["']/, ''))) ||
      isOpaque(value, 6) ||
      isWordWithNumber(value),
  },
  {
    name: 'quoted option of a command',
    class: 'password_assignment',
    pattern: /(?<![\w-])-(?:p|P|pw|a)\s?["'](?<value>[^"'\n]{5,72})["']/dg,
    cues: ['-p'],
    accept: ({ value }) => !isSafeValue(value),
  },
  {
    name: 'secret handed to a command',
    class: 'password_assignment',
    pattern:
      /\bvault\skv\sput\s[^\n=]{1,80}=["']?(?<vault>[^\s"']{5,200})|\b(?:mysql|mysqldump|mariadb|mysqladmin)\s[^\n]{0,80}?-p(?<attached>[^\s"'-]{5,72})|\bhtpasswd\s(?:-\w{1,6}\s){0,3}\S{1,80}\s\S{1,40}\s["']?[^\s"']{4,72}|\becho\s["']?[^\s"'|]{4,72}["']?\s\|\s(?:sudo|docker|su|passwd|chpasswd|helm|gh|npm)\b/g,
    cues: ['vault', 'mysql', 'mariadb', 'htpasswd', 'echo'],
  },
  {
    name: 'SQL or tag password',
    class: 'password_assignment',
    pattern:
      /(?:(?:identified\sby|with\s(?:encrypted\s)?password)\s{0,2}|(?<![=:]\s?|bearer\s|\/)<(?:password|secret|token|api-?key|pwd)>(?:\s{0,2}(?=[^\s<]{3,120}\s?<\/)|[ \t]?))["']?(?<value>[^\s"'<>;]{3,120})/dgi,
    cues: ['identified', 'password', '<secret', '<token', '<api', '<pwd'],
    // "paste <token> instead of the real thing": a placeholder and the next word.
    accept: (candidate) =>
      !isSafeValue(candidate.value) &&
      (!/>\s["']?$/.test(textBefore(candidate, 3)) ||
        textAfter(candidate, 3).includes('<') ||
        isOpaque(candidate.value) ||
        isWordWithNumber(candidate.value)),
  },
  {
    name: 'URL with user info',
    class: 'basic_auth_url',
    pattern:
      /(?<![a-z0-9+.-])(?<value>[a-z][a-z0-9+.-]{1,24}:\/\/[^\s/@"'<>]{0,256}:[^\s@"'<>]{1,256}@[^\s"'<>]{1,512})/dgi,
    cues: ['://'],
    alsoIn: ['joined', 'reversed', 'spoken'],
  },
  {
    name: 'connection string',
    class: 'basic_auth_url',
    pattern:
      /(?<![a-z])(?:server|host|data source|addr|dbname|user id|uid|user)\s{0,2}=\s{0,2}[^\s;=]{1,120}[;\s][^\n]{0,200}?(?:password|pwd)\s{0,2}=\s{0,2}(?<value>[^\s;"']{2,120})/dgi,
    cues: ['pwd', 'password'],
    accept: ({ value }) => !isSafeValue(value),
  },
  {
    name: 'user and password given together',
    class: 'password_assignment',
    pattern:
      /(?<![a-z])(?:user(?:name)?|login|account|benutzer|usuario|utilisateur|utente|gebruiker|creds|credentials|zugang(?:sdaten)?|acceso|accès|accesso|toegang|ユーザー|用户名?)["']?\s{0,2}[:=]?\s{0,2}(?:with\s|as\s|is\s|mit\s|con\s|avec\s)?["']?[\w.@-]{2,40}["']?\s{0,2}(?:[/,|]|and|und)\s{0,2}["']?(?<value>[^\s"',;/|]{6,72})/dgi,
    accept: ({ value }) =>
      (isOpaque(value, 6) && /\d/.test(value) && /[a-z]/i.test(value) && !/^\d/.test(value)) ||
      isWordWithNumber(value),
  },
  {
    name: 'environment root',
    class: 'password_assignment',
    pattern:
      /(?<![A-Z])(?:[A-Z][A-Z0-9]{0,24}_){0,6}(?:SECRET|PASSWORD|PASSWD|TOKEN|KEY|KEY_BASE|CREDENTIALS?|PASS|PWD|DSN|SALT|COOKIE)\s{0,2}[=:]\s{0,2}["']?(?<value>[^\s"']{3,1024})/dg,
    accept: ({ value }) =>
      !isSafeValue(value) &&
      !isProductReference(value) &&
      !/^[a-z]+(?:-[a-z]+)*$|^\d{1,5}$|^v\d+$/.test(value),
  },
  {
    name: 'password as an atom',
    class: 'password_assignment',
    pattern:
      /:(?:\w{1,24}_)?(?:password|secret|token|api_key|key|passphrase)\w{0,12},\s{1,2}["'](?<value>[^"'\n]{3,200})/dgi,
    cues: ['password', 'secret', 'token', 'key', 'passphrase'],
    accept: ({ value }) => !isSafeValue(value) && !isProductReference(value),
  },
  {
    name: 'password as an attribute',
    class: 'password_assignment',
    pattern:
      /["'](?:[\w.]{1,40}[._-])?(?:password|pwd|secret|token|api[_-]?key)["']\s{1,3}(?:value|content)\s?=\s?["'](?<value>[^"'\n]{3,200})/dgi,
    cues: ['value', 'content'],
    accept: ({ value }) => !isSafeValue(value) && !isProductReference(value),
  },
];
