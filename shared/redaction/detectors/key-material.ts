import { isCalledCommit, isCalledCorrelation } from '../detect/context.ts';
import { type Candidate, type Detector, textBefore } from '../detect/detector.ts';
import { anyOf, TOKEN_START } from '../detect/words.ts';
import { ONE_TIME_WORDS } from '../vocabulary/credential-words.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

const OTHER_VIEWS = ['joined', 'reversed', 'spoken'] as const;
const SECOND_FACTOR =
  /(?:totp|otp|2fa|mfa|authenticat|second factor|two-factor|setup key|secret|seed|base32|enrol|recovery|backup|geheim|schlüssel|clave|clé|chave|chiave|密钥|シークレット)/i;

function namesSecondFactor(candidate: Candidate): boolean {
  return SECOND_FACTOR.test(textBefore(candidate, 64));
}

/** A digit among letters, letters without a vowel, or a beginning that no word has. */
function isUnspeakable(group: string): boolean {
  return (
    /\d[a-z]/.test(group) ||
    /^[^aeiouy\d]{2,}\d*$/.test(group) ||
    /^(?!bl|br|ch|cl|cr|dr|dw|fl|fr|gh|gl|gr|kl|kn|kr|ph|pl|pr|ps|qu|rh|sc|sh|sk|sl|sm|sn|sp|sq|st|sv|sw|th|tr|ts|tw|vl|wh|wr|zw)[^aeiouy\d]{2}/.test(
      group,
    )
  );
}

/** Three groups of four base32 characters: digits settle it, without them a word or unpronounceable groups must. */
function isRecoveryCode(candidate: Candidate): boolean {
  const { value } = candidate;
  // "XXXX-XXXX-XXXX", "ABCD-EFGH-IJKL": the shape of a code, shown by an example.
  if (/^(.)\1{3}-(.)\2{3}-(.)\3{3}$|^ABCD-EFGH-IJKL$/i.test(value)) return false;
  if (
    /recovery|backup|wiederherstell|recupera|récupér|herstel|リカバリ|回復|恢复|secours|code/i.test(
      textBefore(candidate, 80),
    )
  )
    return true;
  if (namesSecondFactor(candidate)) return true;
  if (value !== value.toUpperCase())
    return /\d/.test(value) && value.toLowerCase().split('-').some(isUnspeakable);
  return (
    /\d/.test(value) ||
    value
      .split('-')
      .some((group) => !/[AEIOUY]/.test(group) || /[^AEIOU]{4}|[QZJ][^AEIOU]|X[^AEIOUT]/.test(group))
  );
}

/** Private keys, digests, password hashes and second factors. */
export const KEY_MATERIAL_DETECTORS: readonly Detector[] = [
  {
    name: 'PEM block',
    class: 'private_key',
    pattern:
      /-{2,5}\s?BEGIN (?=[A-Z0-9 ]{0,30}(?:KEY|CERT|PRIVATE|PGP|PARAM|MESSAGE|CMS|PKCS|X509|CRL|ENCRYPTED|SECRET|SSH))[A-Z0-9 ]{3,40}-{2,5}(?:[^-]|-(?!-{1,4}\s?END)){0,16384}(?:-{2,5}\s?END [A-Z0-9 ]{3,40}-{2,5})?/gi,
    cues: ['begin '],
    alsoIn: OTHER_VIEWS,
    // The first line alone, quoted in a rule, holds no key.
    accept: ({ value }) => /[\w+/=]{12}/.test(value.replace(/-{2,5}\s?(?:BEGIN|END)[^-]{3,60}-{2,5}/gi, '')),
  },
  {
    name: 'PEM block without spaces or in parts',
    class: 'private_key',
    pattern:
      /(?:BEGIN\s{0,2}(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP)?\s{0,2}PRIVATE\s{0,2}KEY|END\s{0,2}(?:RSA|EC|OPENSSH)?\s{0,2}PRIVATE\s{0,2}KEY)[^\n]{0,4096}/gi,
    cues: ['private'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) =>
      /-{2}|MII|b3BlbnNzaC1rZXk|[\w+/]{30}/.test(value) &&
      !/KEY-{2,5}\s?[[<(][\w ]{3,30}[\])>]\s?-{2,5}\s?END/i.test(value),
  },
  {
    name: 'base64 of a key structure',
    class: 'private_key',
    shortestRun: 22,
    pattern:
      /(?<![\w+/])(?:MII[A-Za-z0-9+/]{40,16384}|b3BlbnNzaC1rZXktdj[\w+/]{8,16384}|LS0tLS1CRUdJTi[\w+/]{4,16384}|AAAA(?:B3NzaC1|C3NzaC1|E2VjZHNh)[\w+/]{20,4096})={0,2}/g,
    alsoIn: OTHER_VIEWS,
  },
  {
    name: 'PuTTY key file',
    class: 'private_key',
    pattern: /PuTTY-User-Key-File-\d[^\n]{0,200}|Private-(?:Lines|MAC):\s?[0-9a-f+/=\w]{1,200}/gi,
    cues: ['putty', 'private-'],
  },
  {
    name: 'private part of a JSON web key',
    class: 'private_key',
    pattern: /"(?:d|dp|dq|qi|k)"\s{0,2}:\s{0,2}"(?<value>[\w-]{16,1024})"/dg,
    cues: ['"kty"', '"d"', '"k"'],
  },
  {
    name: 'digest with its algorithm',
    class: 'hmac_digest',
    pattern:
      /(?:sha-?(?:1|224|256|384|512)|md5|hmac(?:-?sha-?(?:1|256|512))?|blake2[bs]|blake3|digest|signature)["')]{0,2}[\s:=/-]{1,3}["'(]?(?:v1=)?(?<value>[0-9a-f]{32,128}|[a-z0-9+/_-]{27,88}={0,2})(?![0-9a-z+/])/dgi,
    cues: ['sha', 'md5', 'hmac', 'blake', 'digest', 'signature'],
    alsoIn: OTHER_VIEWS,
    accept: ({ value }) => /\d/.test(value),
  },
  {
    name: 'bare digest',
    class: 'hmac_digest',
    shortestRun: 32,
    pattern:
      /(?<![0-9a-z_-])(?:[0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{56}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z_-])/gi,
    alsoIn: ['joined'],
    accept: (candidate) =>
      /\d/.test(candidate.value) &&
      /[a-f]/i.test(candidate.value) &&
      !isCalledCorrelation(candidate) &&
      !(candidate.value.length === 40 && isCalledCommit(candidate)),
  },
  {
    name: 'hex run of another length',
    class: 'hmac_digest',
    shortestRun: 24,
    pattern: /(?<![0-9a-z_-])[0-9a-f]{24,4096}(?![0-9a-z_-])/gi,
    alsoIn: ['joined'],
    accept: (candidate) =>
      /\d/.test(candidate.value) &&
      /[a-f]/i.test(candidate.value) &&
      !isCalledCorrelation(candidate) &&
      !isCalledCommit(candidate),
  },
  {
    name: 'password hash',
    class: 'hmac_digest',
    pattern:
      /\$(?:argon2(?:id|i|d)|2[abxy]|5|6|1|y|7|scrypt|pbkdf2[\w-]{0,12})\$[\w.,=/+$-]{4,512}|\b(?:pbkdf2_sha(?:1|256|512)|bcrypt_sha256|scrypt)[$:][\w$:+/=.,-]{8,512}|\{(?:S?SHA(?:256|512)?|S?MD5)\}[a-z0-9+/=]{16,128}|SCRAM-SHA-256\$[\w$:+/=]{20,256}/gi,
    cues: ['$', '{s', '{m'],
    alsoIn: OTHER_VIEWS,
  },
  {
    name: 'otpauth link',
    class: 'totp_recovery',
    pattern: /otpauth(?:-migration)?:\/\/[^\s"'<>]{1,1024}/gi,
    cues: ['otpauth'],
    alsoIn: OTHER_VIEWS,
  },
  {
    name: 'base32 secret',
    class: 'totp_recovery',
    shortestRun: 16,
    pattern: /(?<![a-z0-9+/_-])[A-Z2-7]{16,64}={0,6}(?![a-z0-9+/_-])/gi,
    alsoIn: OTHER_VIEWS,
    accept: (candidate) => {
      const bare = candidate.value.replace(/=+$/, '');
      if (bare !== bare.toUpperCase() && bare !== bare.toLowerCase()) return false;
      if (namesSecondFactor(candidate)) return /[2-7]/.test(bare) || bare === bare.toUpperCase();
      const digits = bare.match(/[2-7]/g)?.length ?? 0;
      return bare === bare.toUpperCase() && digits >= 1 && [16, 24, 26, 32, 52, 64].includes(bare.length);
    },
  },
  {
    name: 'base32 secret in groups',
    class: 'totp_recovery',
    pattern: /(?<![a-z0-9+/_-])[A-Z2-7]{4}(?:[ -][A-Z2-7]{4}){3,15}(?![a-z0-9+/_-])/gi,
    accept: (candidate) =>
      /[2-7]/.test(candidate.value) &&
      (namesSecondFactor(candidate) ||
        (candidate.value === candidate.value.toUpperCase() &&
          /[A-Z][2-7]|[2-7][A-Z]/.test(candidate.value)) ||
        // Six groups of four, figures among the letters: no words come so.
        /^(?=.*[2-7][a-z]|.*[a-z][2-7])[a-z2-7]{4}(?: [a-z2-7]{4}){5,}$/.test(candidate.value)),
  },
  {
    name: 'recovery code',
    class: 'totp_recovery',
    shortestRun: 14,
    pattern: /(?<![a-z0-9-])[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}(?![a-z0-9-])/gi,
    alsoIn: OTHER_VIEWS,
    accept: isRecoveryCode,
  },
  {
    name: 'one-time or recovery code called so',
    class: 'totp_recovery',
    pattern: new RegExp(
      `${TOKEN_START}(?:${anyOf(ONE_TIME_WORDS)})s?[\\s"'(]{0,3}(?:(?:(?:pass)?(?:code|word)|token|pin|key)s?[\\s:]{1,2})?(?:(?:is|was|are|now|says|shows|reads|ist|lautet|es|est|é|è|to|für|for you|=|:|-|#|は|是|为|\\()[\\s"']{0,3}){0,3}(?:code[\\s:]{1,2})?(?<value>(?:[a-z0-9]{3,5}[ -]){1,3}[a-z0-9]{3,5}|[a-z]{0,3}-?\\d{4,8}|(?=[a-z]{0,11}\\d)[a-z0-9]{6,12})(?![\\w-])`,
      'dgiu',
    ),
    alsoIn: ['joined', 'spoken'],
    accept: ({ value }) =>
      /\d/.test(value) &&
      !/^(?:\d{1,2}|20\d\d)$/.test(value) &&
      /^[a-z\d -]+$/i.test(value) &&
      (/\d{3}/.test(value) || /\d[a-z]|[a-z]\d/i.test(value)),
  },
  {
    name: 'one-time code after its name and what is said of it',
    class: 'totp_recovery',
    pattern: new RegExp(
      `${TOKEN_START}(?:${anyOf(ONE_TIME_WORDS)})s?(?:[ \\t][\\p{L}\\p{N}'/-]{1,20}){1,6}?(?:\\s{0,2}[:=]\\s{0,2}|\\s(?:is|was|says|said|shows|reads|zeigt|dice|dit|affiche|mostra|toont|ist|lautet|es|est|é|è|to|luidt)\\s{1,2})["'(]?(?<value>\\d{3}\\s{0,4}\\d{3,5}|(?:[A-Z2-7]{4}[ -]){1,3}[A-Z2-7]{4}|(?=[a-z+/]{0,16}\\d)(?=[\\da-z+/]{0,16}[A-Z])[A-Za-z\\d+/]{6,16}={0,2})(?![\\w-])`,
      'dgiu',
    ),
    alsoIn: ['joined', 'spoken'],
    accept: ({ value }) => (/\d/.test(value) && !isSafeValue(value)) || /^[A-Z]{4}-[A-Z]{4}$/.test(value),
  },
  {
    name: 'one-time code some words after its name',
    class: 'totp_recovery',
    pattern: new RegExp(
      `${TOKEN_START}(?:${anyOf(ONE_TIME_WORDS)})s?(?:[ \\t][\\p{L}'-]{1,16}){0,5}[ \\t:]{1,3}["'(]?(?<value>\\d{6}|\\d{3}\\s{1,3}\\d{3})(?![\\w-]|[.,]\\d|\\s(?:failures?|attempts?|requests?|users?|ms|bytes|rows|times))`,
      'dgiu',
    ),
    alsoIn: ['joined', 'spoken', 'reversed'],
  },
  {
    name: 'one-time code cut in two',
    class: 'totp_recovery',
    pattern: new RegExp(
      `${TOKEN_START}(?:${anyOf(ONE_TIME_WORDS)})s?(?:\\s(?:is|was|ist|lautet|es|est|é|è|to)|\\s{0,2}[:=])\\s{1,2}["'(]?(?<value>\\d{3}\\s{1,4}\\d{3,5})(?![\\w-])`,
      'dgiu',
    ),
  },
  {
    name: 'code for a second factor',
    class: 'totp_recovery',
    pattern:
      /(?<![a-z])(?:code|pin|token|código|codice)\s(?:for|from|of|de|del|per|para|pour|für|van)\s(?:the\s|my\s|your\s|la\s|el\s)?(?:2fa|mfa|otp|totp|two-factor|second factor|authenticator(?:\sapp)?|login|sign-?in|sms|app)\s{0,2}(?:is|was|:|=|ist|es|est|è|é)?\s{0,2}["'(]?(?<value>\d{3}[ -]?\d{3,5})(?!\w)/dgi,
    cues: ['cod', 'pin', 'token', 'cód'],
  },
  {
    name: 'personal number',
    class: 'totp_recovery',
    pattern:
      /(?<![\w-])PIN(?:\scode)?\s{0,2}(?:is|was|:|=|ist|es|est)?\s{0,2}["'(]?(?<value>\d{4,8})(?![\w-])/dg,
    cues: ['pin'],
  },
  {
    name: 'one-time code that a program printed',
    class: 'totp_recovery',
    pattern:
      /(?:otp|2fa|verification_code)[^\n]{0,200}\n\s{0,4}(?:=>\s?)?["']?(?<value>\d{6})["']?(?=\s|$)/dgi,
    cues: ['otp', '2fa', 'verification_code'],
  },
  {
    name: 'one-time code handed to a function',
    class: 'totp_recovery',
    pattern: /(?:otp|2fa|mfa)[\w.?!]{0,24}\([^()\n]{0,60}["'](?<value>\d{6,8})["']/dgi,
    cues: ['otp', '2fa', 'mfa'],
  },
  {
    name: 'code of two groups of letters',
    class: 'oauth_token',
    pattern:
      /(?:[Cc]ode|CODE|[Kk]od|KOD|[Kk]ód(?:\s\p{L}{2,12})?|代码|代碼|コード|[Cc]ódigo|[Cc]odice|код)\s{0,2}(?:[:=]|(?:is|lautet|ist|es|est|è|é|to|är|er)(?=\s))?\s{0,2}["'(]?(?<value>[B-DF-HJ-NP-TV-Z]{4}[ -][B-DF-HJ-NP-TV-Z]{4})(?![\w-])/dgu,
    cues: ['cod', 'kod', 'kód', 'cód', 'код', '代码', '代碼', 'コード'],
    alsoIn: ['joined', 'spoken'],
  },
  {
    name: 'code of six digits',
    class: 'totp_recovery',
    pattern:
      /(?<![\p{L}-]|(?:error|status|exit|reason|zip|postal|post|country|close|http|area|result|return|response|fault|problem|bar|source|product|article|event|message|department|branch|cost)\s)(?:code|kod|kode|código|codice|код)\s{0,2}[:=]?\s{1,2}["'(]?(?<value>\d{6})(?![\w-]|[.,]\d)/dgiu,
    cues: ['cod', 'kod', 'cód', 'код'],
    alsoIn: ['joined', 'spoken'],
  },
  {
    name: 'one-time code before its name',
    class: 'totp_recovery',
    pattern: new RegExp(
      `(?<![\\w.-])(?<value>\\d{3}[ -]?\\d{3,5})["']?\\s{0,3}(?:as\\s|is\\s|was\\s|for\\s|\\(|<-{1,2}|←|-{1,2}|—|=)\\s?(?:the|my|your|his|her|a|an)?\\s?(?:${anyOf(ONE_TIME_WORDS)})`,
      'dgiu',
    ),
    alsoIn: ['joined', 'spoken'],
  },
];
