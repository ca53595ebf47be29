import ipaddr from 'ipaddr.js';
import { columnHeader } from '../detect/context.ts';
import { type Candidate, type Detector, textAfter, textBefore } from '../detect/detector.ts';
import { backwards } from '../text/backwards.ts';

const VERSION_WORDS = new RegExp(
  [
    '(?:(?<![a-z])(?:v|ver|(?:wersj\\p{L}{1,2}|verze|версия|sürüm\\p{L}{0,2}|versionen)(?:\\s\\p{L}{3,12})?|versions?|versión|versione|versie|versão|release[ds]?|release\\strain|builds?|tag|upgraded?(?:\\sfrom|\\sto)?|updated?\\s(?:from|to)|downgraded?(?:\\sfrom|\\sto)?|rolled\\s(?:back|out)(?:\\s(?:from|to))?|',
    'bump(?:ed)?(?:\\sto|\\sfrom)?|chart|firmware|driver|kernel|otp|erlang/otp|elixir|schema|protocol|spec|rfc|oid|patch|revision|rev|package|library|agent|sdk|cli|console|pooler|image|',
    'punkt|pkt\\.?|punto|ponto|exporter|plugin|add-?on|runtime|art\\.|artikel|article|artículo|articolo|artigo|paragraphe|paragrafo|párrafo|parágrafo|paragraaf|paragraf|rozdział|alinéa|sections?|sect?\\.|§{1,2}|chapters?|clauses?|paragraph|para|appendix|annex|table|figure|fig\\.|step|item|rule|heading|requirements?|requisito|exigence|vereiste|wymaganie|anforderung|reference|ref|contract|policy|point|abschnitt|kapitel|ziffer|anhang|sección|seccion|capítulo|capitulo|apartado|chapitre|article|sezione|capitolo|paragraaf|hoofdstuk|seção|secao)',
    '|版本|バージョン|章|节|節|第)[ \\t:=#"\'`(]{0,3}$',
  ].join(''),
  'iu',
);
// "Runtime 3.8.18.117 is affected, 4.10.0.52 is not".
// "Upgraded OTP to 27.1.2.3".
const OF_AN_IMAGE =
  /(?:image|chart|tag|package|library|driver)\s(?:was\s)?(?:moved|went|changed|bumped|switched)\s(?:from\s(?:[\d.]{5,15}\sto\s)?|to\s)$/i;
const UPGRADED_TO = /(?:upgrad|updat|downgrad|bump|mov|roll)\w{0,4}\s[\p{L}/ ]{1,24}\s(?:to|from)\s$/iu;
const BESIDE_A_VERSION = /(?:version|runtime|release|build)\s\d+(?:\.\d+){3}\s[a-z ]{2,24},\s$/i;
const PROGRAM =
  /(?<![a-z])(?:postgres(?:ql)?|nginx|redis|mac ?os|windows|ios|android|chrome|firefox|safari|linux|ubuntu|debian|alpine|java|python|ruby|rust)\s$/i;
const PRODUCT_SLASH = /[a-z][a-z_-]{0,30}\/$/i;
const VERSION_RANGE =
  /(?:version|upgrade|update|downgrade|release|rolled|bump|build|aktualisier|v)\w{0,4}\b(?:(?!\bip|address|host|client|peer)[^\n]){0,40}\d(?:\.\d{1,3}){1,3}\s{0,2}(?:to|->|→|and|,|-|auf|a|à|or)\s{0,2}$/i;
const OF_A_PROGRAM =
  /^\sof\s(?:the\s)?(?:agent|client|console|cli|server|chart|image|package|plugin|driver|library|sdk|app|module|pooler|collector|operator|exporter)\b/i;
const OF_A_DOCUMENT =
  /^\s(?:[a-z]{2,6}\s){0,4}(?:clause|section|paragraph|chapter|article|appendix|version|release|build|numbering|beta|notation)\b/i;
// "erts-15.2.7.3"
const OF_A_PACKAGE = /(?<![a-z])(?!ip|host|node|addr|server|peer|client|vm|gw)[a-z]{3,20}-$/i;
const NO_ADDRESS =
  /\bversions? (?:only|numbers?)\b|\bno(?:t an?)? (?:ip )?address|\bnot (?:be )?(?:read |taken |mistaken )?(?:as|for) an? (?:ip )?address/i;
const NEAR_A_SECTION =
  /(?<![a-z])(?:sections?|chapters?|clauses?|paragraphs?|appendix|numbering|versions?)(?![a-z])[^\n]{0,40}$/i;
const CLOCK_WORDS =
  /(?:clock|timestamp|finished|started|ended|began|time|uhrzeit|heure|hora|ora|tijd)[\s:=]{0,3}(?:at\s|of\s|is\s|was\s)?$/i;
const TIMED =
  /stopwatch|\bas a time\b|\bis a time\b|was a time\b|timestamps?|hundredths|minutes,? seconds|stoppuhr|chrono/i;
const CLOCK_AFTER = /^\s?(?:utc|gmt|cet|cest|z\b|h\b|uhr|o'clock|local time|hrs)/i;

function isAddress4(candidate: Candidate): boolean {
  const quads = (candidate.groups.quads ?? '').split('.').map(Number);
  if (quads.some((part) => part > 255)) return false;
  // "26.07.1.3": numbers of a calendar are filled up to two digits, parts of an address are not.
  if (
    /(?:^|\.)0\d{1,2}(?:\.|$)/.test(candidate.groups.quads ?? '') &&
    !CALLED_ADDRESS.test(textBefore(candidate, 40))
  )
    return false;
  if (candidate.view === 'reversed') {
    if (!onlyReversed(candidate.groups.quads ?? '')) return false;
    if (VERSION_WORDS.test(backwards(textAfter(candidate, 28)))) return false;
  }
  // Nobody has an address in the first of all networks.
  if (quads[0] === 0 && !CALLED_ADDRESS.test(textBefore(candidate, 40))) return false;
  if (quads.every((part, index) => part === [127, 0, 0, 1][index]) || quads.every((part) => part === 0))
    return false;
  const before = textBefore(candidate, 64);
  const after = textAfter(candidate, 12);
  if (candidate.groups.port === undefined && candidate.groups.prefix === undefined) {
    if (candidate.view === 'plain' && isNumbering(candidate.groups.quads ?? '', candidate)) return false;
    if (
      // "ver" is also Spanish for "see".
      (VERSION_WORDS.test(before.slice(-28)) &&
        !(/(?<![a-z])ver\s$/i.test(before) && (quads[0] ?? 0) >= 10) &&
        // ... and "para" for "to".
        !(/(?<![a-z])para\s$/i.test(before) && quads.some((part) => part >= 100))) ||
      BESIDE_A_VERSION.test(before) ||
      isNextVersion(candidate) ||
      (quads.every((part) => part < 100) && OF_A_PACKAGE.test(before)) ||
      NO_ADDRESS.test(textAfter(candidate, NEARBY)) ||
      OF_AN_IMAGE.test(before) ||
      (UPGRADED_TO.test(before) && quads.every((part) => part < 100)) ||
      (PROGRAM.test(before) && quads.slice(1).every((part) => part < 100)) ||
      (PRODUCT_SLASH.test(before) && !/\/\/[^/\s]{0,30}\/$|^\/$/.test(before)) ||
      VERSION_RANGE.test(before)
    )
      return false;
    if (
      isClock(candidate.groups.quads ?? '') &&
      (CLOCK_AFTER.test(after) || CLOCK_WORDS.test(before) || TIMED.test(textAfter(candidate, 60)))
    )
      return false;
    if (
      /^(?:-(?:rc|alpha|beta|dev|pre|snapshot|otp|p)\d{0,3}|\+[a-z0-9])/i.test(after) ||
      /^\s(?:release|version|build|section|vs)\b/i.test(after) ||
      OF_A_PROGRAM.test(textAfter(candidate, 24)) ||
      OF_A_DOCUMENT.test(textAfter(candidate, 40)) ||
      (quads.every((part) => part < 32) && NEAR_A_SECTION.test(before)) ||
      (/(?:as in|see|per|under)\s$/i.test(before) && /^,?\s(?:step|item|table|figure|para)/i.test(after))
    )
      return false;
  }
  return true;
}

/** "version 4.18.2.1 has the leak, 4.18.2.3 does not": a second one of the line that was called a version. */
function isNextVersion(candidate: Candidate): boolean {
  const [major, minor] = (candidate.groups.quads ?? '').split('.');
  const line = textBefore(candidate, NEARBY).split('\n').at(-1) ?? '';
  const others = line.matchAll(
    /(?<=(?:versions?|releases?|builds?|tag|v|steps?|library|package|agent|driver|sdk)\s?)(\d{1,3})\.(\d{1,3})\.\d{1,3}(?![\d:])/gi,
  );
  return [...others].some((other) => other[1] === major && (other[2] === minor || /step/i.test(line)));
}

const NEARBY = 160;
const NAMES_MACHINE =
  /(?<!\p{L})(?:from|to|at|ip|v4|host\w*|addr\w*|adress\w*|adres|client|peer|via|by|on|for|of|with|and|or|in|is|was|server|ping|ssh|dns|resolver|router|gateway|proxy|node|firewall|allow\w*|den\w+|block\w*|bann\w+|ban|drop\w*|subnet|range|network|remote|origin|source|target|user|curl|connect\w*|von|vom|an|auf|desde|depuis|da|dal|de|od|z|из|с|от)\s$/iu;

/**
 * "exporter 1.27.6.1", "12.1.4.3 Routing": small numbers behind a plain word, or before a heading at the start of a line
 * in a text with more such headings. Addresses that people hold look like this once in a thousand times.
 */
function isNumbering(quads: string, candidate: Candidate): boolean {
  const numbers = quads.split('.').map(Number);
  if (/^["'`* ]*(?:version|release|build|rev)/i.test(columnHeader(candidate))) return true;
  if (numbers.some((number) => number >= 32)) return false;
  const line = textBefore(candidate, 64).split('\n').at(-1) ?? '';
  if (line === '' && /^ [A-Z][a-z]{2,20}(?:[\s,]|$)/.test(textAfter(candidate, 24)))
    return /(?:^|\n|, )\d{1,2}(?:\.\d{1,2}){1,4} [A-Z][a-z]/.test(
      `${textBefore(candidate, NEARBY)}${textAfter(candidate, NEARBY)}`,
    );
  if (
    /(?:^|, )$/.test(line) &&
    /^ [A-Z][a-z]{2,20}(?:[\s,]|$)/.test(textAfter(candidate, 24)) &&
    /^\d{1,2}(?:\.\d{1,2}){1,4} [A-Z]/.test(line)
  )
    return true;
  if (new Set(numbers).size === 1) return false;
  return numbers[0] !== 10 && /(?:^|\s|[-*•]\s)\p{L}{2,20}\s$/u.test(line) && !NAMES_MACHINE.test(line);
}

/** Read forwards it is no address (a part above 255 or with a leading zero), read backwards it is a well-formed one. */
function onlyReversed(quads: string): boolean {
  const forwards = backwards(quads).split('.');
  // "26.07.1.3" is a calendar's version and "3.41.22.08" a time, whichever way it is read.
  if (forwards.every((part) => part.length <= 2) && forwards.some((part) => /^0\d$/.test(part))) return false;
  return !/(?:^|\.)0\d/.test(quads) && forwards.some((part) => Number(part) > 255 || /^0\d/.test(part));
}

/** Hours, minutes, seconds and a fraction with dots between: 10.05.12.250. */
function isClock(quads: string): boolean {
  return /^(?:[01]\d|2[0-3])\.[0-5]\d\.[0-5]\d\.\d{1,3}$/.test(quads);
}

function isAddress6(candidate: Candidate): boolean {
  const text = candidate.value.replace(/%[\w.-]+$/, '').replace(/\/\d+$/, '');
  // Times of day come this way too, and the parser's refusal is slow.
  if (/^\d{1,2}(?::\d{1,2}){1,3}$/.test(text)) return false;
  if (!ipaddr.IPv6.isValid(text) || text === '::1' || text === '::') return false;
  if (text.includes('.')) return true;
  const groups = text.split(':').filter((group) => group !== '');
  return (
    groups.length >= 3 ||
    (groups.length === 2 && /\d/.test(text) && !/^\d{1,2}::\d{1,2}$/.test(text)) ||
    (/^[0-9a-f]{4}::$/i.test(text) && /\d/.test(text)) ||
    (/^::[0-9a-f]{3,4}$/i.test(text) && /\d/.test(text))
  );
}

function areOctets(value: string): boolean {
  return value.split(/\D+/).every((part) => Number(part) < 256);
}

const CALLED_ADDRESS =
  /(?:(?:^|[\W_])ip(?:v4|v6)?\b|address|addr|(?<![a-z])(?:peer|remote|client[_ -]ip|host)|adresse|dirección|direccion|indirizzo|endereço|adres|アドレス|地址)[\s\w()-]{0,32}[\s:=("'`{[]{0,4}$/i;

/** Network addresses in every spelling; ranges for documentation are addresses too. */
export const NETWORK_DETECTORS: readonly Detector[] = [
  {
    name: 'IPv4 address',
    class: 'ip_address',
    pattern:
      /(?<![\d.]|\d\.|(?<!\d{3})\d:)(?<quads>\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?<prefix>\/\d{1,2}(?!\d))?(?<port>:\d{1,5}(?!\d))?(?!\.?\d)(?!\.[*x])/g,
    alsoIn: ['joined', 'spoken', 'reversed'],
    accept: isAddress4,
  },
  {
    name: 'IPv4 address with its port behind a dot',
    class: 'ip_address',
    pattern:
      /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}\.(?:\d{2,5}|[a-z]{3,8})(?=\s[<>]\s|:\s(?:Flags|UDP|ICMP|Flag))/g,
    cues: [' > ', ' < '],
    alsoIn: ['joined'],
    accept: ({ value }) => areOctets(value.split('.').slice(0, 4).join('.')),
  },
  {
    name: 'IPv4 address with other marks',
    class: 'ip_address',
    pattern:
      /(?<![\d.,-])\d{1,3}(?<mark>[,_-]|\.{2}|\s\.|\.\s)\d{1,3}\k<mark>\d{1,3}\k<mark>\d{1,3}(?![\d,-]|\.\d)/g,
    accept: (candidate) => CALLED_ADDRESS.test(textBefore(candidate, 40)) && areOctets(candidate.value),
  },
  {
    name: 'IPv4 address as a tuple',
    class: 'ip_address',
    pattern: /(?<=\{\s?)\d{1,3}(?:,\s?\d{1,3}){3}(?=\s?\})/g,
    cues: ['{'],
    accept: (candidate) =>
      /^(?:10|127|172|192)\b/.test(candidate.value) ||
      (/\d{3}\D{1,2}(?:\d{1,3}\D{1,2}){0,2}\d{3}/.test(candidate.value) && areOctets(candidate.value)) ||
      CALLED_ADDRESS.test(textBefore(candidate, 40)),
  },
  {
    name: 'IPv6 address',
    class: 'ip_address',
    pattern:
      /(?:(?<![\w:.])|(?<=[g-z_\u0080-\uffff][a-z]{0,12}:))\[?(?<value>(?:[0-9a-f]{1,4}:{1,2}|::){1,9}(?:\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|[0-9a-f]{1,4})?(?:%[\w.-]{1,16})?(?:\/\d{1,3})?)(?![\w:*]|\.\w)/dgi,
    cues: [':'],
    alsoIn: ['joined', 'reversed', 'spoken'],
    accept: isAddress6,
  },
  {
    name: 'IPv6 address with a slip',
    class: 'ip_address',
    // One digit too many in a group is no address for a parser, and still one for whoever reads it.
    pattern:
      /(?<![\w:.])\[?(?:fe80|f[cd][0-9a-f]{2}|2[0-9a-f]{3}):{1,2}(?:[0-9a-f]{1,6}:{1,2}){2,8}[0-9a-f]{1,6}(?![\w:])/gi,
    cues: [':'],
    alsoIn: ['joined', 'spoken'],
    accept: ({ value }) => /[a-f]/i.test(value.slice(4)),
  },
  {
    name: 'IPv6 address with blanks inside',
    class: 'ip_address',
    pattern: /(?<![\w:])[0-9a-f]{3,4}: (?:[0-9a-f]{1,4}: ?|: ?){2,7}[0-9a-f]{1,4}(?![\w:])/gi,
    cues: [': '],
    accept: ({ value }) => /\d/.test(value) && /[a-f]/i.test(value),
  },
  {
    name: 'IPv4 address with blanks inside',
    class: 'ip_address',
    pattern: /(?<![\d.,])\d{1,3}(?: ?[\d.]){6,18}(?![\d.,%])/g,
    cues: [' '],
    accept: ({ value }) => {
      const quads = value.replace(/ /g, '').split('.').map(Number);
      return (
        value.includes(' ') &&
        quads.length === 4 &&
        quads.every((part) => part <= 255) &&
        quads.some((part) => part >= 100)
      );
    },
  },
  {
    name: 'hardware address',
    class: 'ip_address',
    shortestRun: 14,
    pattern:
      /(?<![\w:.-])[0-9a-f]{2}(?<mark>[:-])[0-9a-f]{2}(?:\k<mark>[0-9a-f]{2}){4}(?![\w:-])|(?<![\w.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.])/gi,
    accept: ({ value }) => /[a-f]/i.test(value) || value.includes(':'),
  },
  {
    name: 'address as an integer',
    class: 'ip_address',
    pattern:
      /(?<![\w.])(?:0x[0-9a-f]{8}|\d{8,10}|0[0-7]{1,3}(?:\.0[0-7]{1,3}){3}|0x[0-9a-f]{1,2}(?:\.0x[0-9a-f]{1,2}){3})(?![\w.])/gi,
    alsoIn: ['joined'],
    accept: (candidate) => candidate.value.includes('.') || CALLED_ADDRESS.test(textBefore(candidate, 40)),
  },
  {
    name: 'address as a decimal URL host',
    class: 'ip_address',
    pattern: /:\/\/(?:\d{8,10}|0x[0-9a-f]{8})(?=[/:?\s]|$)/gi,
    cues: ['://'],
  },
];
