import { isCalledCorrelation } from '../detect/context.ts';
import { type Candidate, type Detector, textAfter, textBefore } from '../detect/detector.ts';
import { isOpaque, isProductReference, isRandomRun, isWordWithNumber } from '../detect/opaque.ts';
import { anyOf, WORD_START } from '../detect/words.ts';
import {
  IS_MARKS,
  IS_WORDS,
  PASSWORD_WORDS,
  SECRET_WORDS,
  SHORT_PASSWORD_WORDS,
} from '../vocabulary/credential-words.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

const SIGN = '["\'\\])}>]{0,3}\\s{0,3}(?::=|=>|->|→|⇒|>{1,2}|==?|:|\\||\\s-\\s|～|—)\\s{0,3}';
const IS = `["'\\])]{0,2}(?:\\s{1,3}(?:${anyOf(IS_WORDS)})\\s{1,2}:?|\\s{0,2}(?:${anyOf(IS_MARKS)}))\\s{0,2}`;
const QUOTE = '(?:["\'(\\[<]{1,3}\\s?)?';
// Between the word and the sign: what the credential belongs to ("password for the console: ...").
const OWNER =
  '(?:[ \\t](?:new|old|temp|temporary|neu|nueva|nuevo|temporal|provisional|temporaire|provisoire|temporária|temporário|provisória|temporanea|temporaneo|provvisoria|tijdelijk|inicial|initial|iniziale|current|actual|admin|root)(?![\\p{L}]))?(?:[ \\t](?:for|of|von|für|de|del|der|des|du|da|di|van|voor|on|to|in)[ \\t][\\w/-]{1,24}(?:[ \\t][\\w/-]{1,24}){0,2}|[ \\t]\\([^()\\n]{1,30}\\)|_?\\d{1,2}|[ \\t](?:used|given|provided|entered|sent|set|tried|below|here|follows|hint|reminder|field|value|string|was|is))?';
const PASSWORDS = `${anyOf(PASSWORD_WORDS)}|${WORD_START}(?:${anyOf(SHORT_PASSWORD_WORDS)})`;
const SECRETS = `${WORD_START}(?:[a-z0-9]{1,24}[_-]){0,4}(?:${anyOf(SECRET_WORDS)})`;
const VALUE = '(?<value>[^\\s"\'<>`,;]{3,512})';
const WORD_CUES = firstPieces([...PASSWORD_WORDS, ...SHORT_PASSWORD_WORDS]);
const SECRET_CUES = firstPieces(SECRET_WORDS);
const PASSWORD_CUES = [...WORD_CUES, 'login', 'zugang', 'logon', 'sign in'];
const NEAR_PASSWORD = new RegExp(`(?:${PASSWORDS}|zugang|logon)`, 'iu');
/** Words and a number with hyphens between, as password makers draw them. */
const PASSPHRASE = /^(?!example-)\p{L}{3,}(?:-\p{L}{2,}){2,5}-?\d{1,4}$/u;
const SHORT_PASSPHRASE = /^(?!example-)\p{L}{3,}(?:-\p{L}{2,}){1,5}-?\d{2,4}$/u;
const NAMED_SECRET =
  /(?:secret(?:[_ -]?key)?|geheim\p{L}{0,6}|segreto|segredo|secreto|секрет|密钥|シークレット)["']?\s{0,2}(?:[:=]>?|→|->)?\s{0,2}["']?$/iu;
const NAMED_TOKEN =
  /(?:token|api[_ -]?key)["']?(?:\sof\s\S{1,24}\sis)?\s{0,2}(?:[:=]>?|(?<=\sis\s{0,2}))\s{0,2}["']?$/i;
const BARE_WORD = /^\p{L}+$/u;

/** Of every word the piece before its first blank or mark: blanks in a text may be of any kind. */
function firstPieces(words: readonly string[]): readonly string[] {
  return [...new Set(words.map((word) => word.toLowerCase().split(/[\s'_-]/)[0] ?? word))];
}

function isPasswordValue(candidate: Candidate): boolean {
  // A pin may also be what holds something in its place.
  if (/\bpin\W{1,4}$/i.test(textBefore(candidate, 8)) && !/\d/.test(candidate.value)) return false;
  const value = candidate.value.replace(/[.,;:)\]}]+$/, '');
  if (value.length < 3 || isSafeValue(value) || isProductReference(value) || /^\d{1,3}$/.test(value))
    return false;
  // Beside a table's bar stands any word; only what looks made up is a password there.
  if (/\|\s{0,3}$/.test(textBefore(candidate, 4))) return isOpaque(value) || isWordWithNumber(value);
  return !isProse(candidate, value);
}

/** After a colon, a plain word followed by more words is a sentence about the password, not the password. */
function isProse(candidate: Candidate, value: string): boolean {
  if (!BARE_WORD.test(value) && !/^\p{L}+-\p{L}+$/u.test(value)) return false;
  if (/["'=(]\s?$/.test(textBefore(candidate, 2))) return false;
  if (/^[a-z]+[A-Z]/.test(value) || value.length >= 20) return false;
  // The rest of a password that a blank has cut is no word either.
  if (
    /^ {1,2}(?:-?\d{3,}|[a-z]{0,8}[A-Z][A-Za-z]{0,8}\d{1,6}|[a-z]{1,8}\d{2,6})[!?#$%&*]?(?=$|[\n.,;])/.test(
      textAfter(candidate, 24),
    )
  )
    return false;
  return (
    /^\s{1,2}\p{Ll}/u.test(textAfter(candidate, 4)) ||
    /(?:ed|ing|ung|ado|ada|ido|ida|able|ible)$/i.test(value)
  );
}

/** "the password is sunshine": a plain word counts only at the end of the clause and when it is no participle. */
function isSpokenPassword(candidate: Candidate): boolean {
  const value = candidate.value.replace(/[.,;:)\]}]+$/, '');
  if (!isPasswordValue({ ...candidate, value })) return false;
  if (isOpaque(value, 4) || /\d|[^\p{L}\p{N}-]/u.test(value))
    return !/^v?\d{1,3}(?:[.,]\d+){0,3}%?$/.test(value) && !/^\d{1,2}:\d{2}/.test(value);
  if (/["'`]$/.test(textBefore(candidate, 1))) return true;
  return (
    /^\s{0,1}(?:$|[.,;!?\n)])/.test(textAfter(candidate, 2)) &&
    /^(?:is|was|ist|es|est|é|è|lautet|luidt)\b/i.test(
      textBefore(candidate, 14)
        .trimStart()
        .replace(/^.*\s(?=\S+\s*$)/, ''),
    ) &&
    value.length >= 5
  );
}

/** Opaque, or words and a number: what nobody would write after a credential's name but the credential. */
function isMadeUp(value: string): boolean {
  return (
    isOpaque(value, 6) ||
    isWordWithNumber(value) ||
    /^(?=.*\d)(?:[a-z\d]{4}-){2,5}[a-z\d]{4}$/i.test(value) ||
    PASSPHRASE.test(value)
  );
}

/** Letters in both cases, digits and a mark inside one token: nothing but a password is made so. */
function isMixedPassword(value: string): boolean {
  const bare = value.replace(/[.,]+$/, '');
  return (
    /\p{Lu}/u.test(bare) &&
    /\p{Ll}/u.test(bare) &&
    /\d/.test(bare) &&
    /[!@#$%^&*?]/.test(bare.slice(1)) &&
    !/^[#@$]|\*{2}|@[\w-]+\.\w|^(?:GET|POST)/.test(bare) &&
    !isSafeValue(bare)
  );
}

function isPairPassword(value: string): boolean {
  const bare = value.replace(/[.,;:)\]}]+$/, '');
  return !isSafeValue(bare) && (isMadeUp(bare) || isMadeUp([...bare].reverse().join('')));
}

function isSecretValue(candidate: Candidate): boolean {
  const value = candidate.value.replace(/[.,;:)\]}]+$|&[\w.]{1,40}=.*$/g, '');
  if (isSafeValue(value) || isProductReference(value) || isCalledCorrelation(candidate)) return false;
  if (
    /_(?:count|counts|type|id|version|prefix|status|state|ms|seconds|at|hash_alg|limit|budget)["']?\s{0,2}[:=]/i.test(
      textBefore(candidate, 24),
    )
  )
    return false;
  return (
    isOpaque(value) ||
    isRandomRun(value) ||
    (NAMED_TOKEN.test(textBefore(candidate, 24)) &&
      /["']$/.test(textBefore(candidate, 1)) &&
      isWordWithNumber(value) &&
      !/^example/.test(value)) ||
    (NAMED_TOKEN.test(textBefore(candidate, 24)) &&
      /^(?!example)\p{Ll}{4,}(?![45]\d\d$)\d{3,6}$/u.test(value)) ||
    PASSPHRASE.test(value) ||
    (NAMED_SECRET.test(textBefore(candidate, 24)) &&
      (SHORT_PASSPHRASE.test(value) || isWordWithNumber(value)))
  );
}

/** Values given a name: the word says it is a credential, the sign or verb says that here it comes. */
export const ASSIGNMENT_DETECTORS: readonly Detector[] = [
  {
    name: 'password with a sign',
    class: 'password_assignment',
    pattern: new RegExp(`(?:${PASSWORDS})${OWNER}${SIGN}${QUOTE}${VALUE}`, 'dgiu'),
    alsoIn: ['reversed', 'joined', 'spoken'],
    accept: (candidate) =>
      isPasswordValue(candidate) &&
      (candidate.view === 'plain' || /\d/.test(candidate.value) || isOpaque(candidate.value)),
  },
  {
    name: 'name and password after their word',
    class: 'password_assignment',
    cues: WORD_CUES,
    pattern: new RegExp(
      `(?:${PASSWORDS})(?:[ \\t]{0,2}:|[ \\t](?:are|is|with|as))?[ \\t]{1,2}[\\w.@-]{1,40}[ \\t]{1,2}(?:/|\\||(?:${PASSWORDS}):?)[ \\t]{0,2}${QUOTE}${VALUE}`,
      'dgiu',
    ),
    alsoIn: ['joined', 'spoken'],
    accept: ({ value }) => isPairPassword(value),
  },
  {
    name: 'password in a sentence',
    class: 'password_assignment',
    cues: WORD_CUES,
    pattern: new RegExp(`(?:${PASSWORDS})${OWNER}${IS}${QUOTE}${VALUE}`, 'dgiu'),
    alsoIn: ['joined', 'spoken'],
    accept: (candidate) =>
      isSpokenPassword(candidate) && (candidate.view === 'plain' || isMadeUp(candidate.value)),
  },
  {
    name: 'password after its word and what it is for',
    class: 'password_assignment',
    cues: WORD_CUES,
    pattern: new RegExp(
      `(?:${PASSWORDS})(?:[ \\t][\\p{L}\\p{N}'/-]{1,20}){1,4}(?:${SIGN}|${IS})${QUOTE}${VALUE}`,
      'dgiu',
    ),
    alsoIn: ['joined', 'spoken'],
    accept: ({ value }) => isPairPassword(value),
  },
  {
    name: 'password after its word alone',
    class: 'password_assignment',
    pattern: new RegExp(
      `(?:(?:${PASSWORDS})${OWNER}|--?(?:password|pass|pw|token|secret|api-key))\\s{1,2}${QUOTE}${VALUE}`,
      'dgiu',
    ),
    alsoIn: ['joined'],
    accept: (candidate) => {
      const value = candidate.value.replace(/[.,;:)\]}]+$/, '');
      return (
        !isSafeValue(value) &&
        !isProductReference(value) &&
        (isMadeUp(value) ||
          isMadeUp([...value].reverse().join('')) ||
          (/["']$/.test(textBefore(candidate, 1)) && value.length >= 5))
      );
    },
  },
  {
    name: 'quoted passphrase',
    class: 'password_assignment',
    cues: WORD_CUES,
    pattern: new RegExp(
      `(?:${PASSWORDS})${OWNER}(?:${SIGN}|${IS})(?<quote>["'])(?<value>[^"'\\n]{3,120})\\k<quote>`,
      'dgiu',
    ),
    accept: ({ value }) => !isSafeValue(value),
  },
  {
    name: 'password before its word',
    class: 'password_assignment',
    cues: WORD_CUES,
    pattern: new RegExp(
      `(?<![^\\s"'(:])(?<value>[^\\s"'(),;:]{6,72})["']?\\s(?:as|is|was|for|=)\\s(?:the\\s|my\\s|your\\s|his\\s|her\\s|our\\s|a\\s|an\\s|new\\s|temporary\\s){0,3}(?:${PASSWORDS})(?![\\p{L}])`,
      'dgiu',
    ),
    alsoIn: ['joined'],
    accept: ({ value }) => isMadeUp(value),
  },
  {
    name: 'password set off by commas or brackets',
    class: 'password_assignment',
    cues: WORD_CUES,
    pattern: new RegExp(
      `(?:${PASSWORDS})s?,?\\s{0,2}[,("'\\[]\\s{0,2}["']?(?<value>[^\\s"'(),;」』\\]]{5,72})\\s{0,2}(?:[,)\\]"']|$)`,
      'dgiu',
    ),
    accept: ({ value }) => !isSafeValue(value) && (isOpaque(value, 5) || isWordWithNumber(value)),
  },
  {
    name: 'password near its word',
    class: 'password_assignment',
    pattern:
      /(?<![^\s"'([{<=:,|])(?!pass@\d{1,3}(?!\w))(?=[^\s]{0,40}[!@#$%^&*?])(?<value>[^\s"'<>()[\]{},;|]{6,72})/dg,
    cues: PASSWORD_CUES,
    accept: (candidate) =>
      /\p{L}.*\d|\d.*\p{L}/u.test(candidate.value) &&
      /\p{L}[!@#$%^&*?]{1,3}(?:\p{L}|\d)|\d[!@#$%^&*?]{1,3}$/u.test(candidate.value) &&
      !/[/=:@]/.test(candidate.value.replace(/@(?=[a-z\d]{1,8}\d*$)/i, '')) &&
      (NEAR_PASSWORD.test(textBefore(candidate, 60)) || NEAR_PASSWORD.test(textAfter(candidate, 40))),
  },
  {
    name: 'password by its looks',
    class: 'password_assignment',
    pattern:
      /(?<![^\s"'([{<=:,|])(?=[^\s"']{0,40}[!@#$%^&*?])(?<value>[^\s"'<>()[\]{},;|/\\=:]{8,40})(?=[\s"'),;\]}<.]|$)/dg,
    accept: ({ value }) => isMixedPassword(value),
  },
  {
    name: 'passphrase of several words',
    class: 'password_assignment',
    pattern:
      /(?:pass\s?phrase|seed phrase|mnemonic|recovery phrase|secret phrase)["']?\s{0,2}(?:[:=]|is|was)\s{0,2}["']?(?<value>[a-z]{2,14}(?:[ -][a-z]{2,14}){2,24})/dgi,
    cues: ['phrase', 'mnemonic'],
    accept: ({ value }) =>
      !value
        .split(/[ -]/)
        .slice(0, 2)
        .some((word) => isSafeValue(word)),
  },
  {
    name: 'secret with a sign',
    class: 'password_assignment',
    cues: SECRET_CUES,
    pattern: new RegExp(`${SECRETS}${OWNER}${SIGN}${QUOTE}${VALUE}`, 'dgiu'),
    alsoIn: ['joined', 'spoken'],
    accept: isSecretValue,
  },
  {
    name: 'secret in a sentence',
    class: 'password_assignment',
    cues: SECRET_CUES,
    pattern: new RegExp(`${SECRETS}${OWNER}${IS}${QUOTE}${VALUE}`, 'dgiu'),
    accept: isSecretValue,
  },
  {
    name: 'secret after its word alone',
    class: 'password_assignment',
    cues: SECRET_CUES,
    pattern: new RegExp(`${SECRETS}\\s{1,2}${QUOTE}(?<value>[\\w+/=.~!@#$%^&*-]{8,512})`, 'dgiu'),
    accept: (candidate) =>
      isSecretValue(candidate) && /\d/.test(candidate.value) && /[a-z]/i.test(candidate.value),
  },
];
