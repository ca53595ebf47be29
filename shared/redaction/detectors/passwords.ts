import { firstPieces, IS, OWNER, QUOTE, SIGN, VALUE } from '../detect/assignment.ts';
import { type Candidate, type Detector, textAfter, textBefore } from '../detect/detector.ts';
import { isMadeUp, isMadeUpEitherWay, isMixedPassword, isWordsAlone } from '../detect/made-up.ts';
import { isOpaque, isProductReference, isWordWithNumber } from '../detect/opaque.ts';
import { anyOf, WORD_START } from '../detect/words.ts';
import { backwards } from '../text/backwards.ts';
import { PASSWORD_WORDS, SHORT_PASSWORD_WORDS } from '../vocabulary/credential-words.ts';
import { topicOf } from '../vocabulary/operations.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

const PASSWORDS = `${anyOf(PASSWORD_WORDS)}|${WORD_START}(?:${anyOf(SHORT_PASSWORD_WORDS)})`;
const WORD_CUES = firstPieces([...PASSWORD_WORDS, ...SHORT_PASSWORD_WORDS]);
const PASSWORD_CUES = [...WORD_CUES, 'login', 'zugang', 'logon', 'sign in'];
const NEAR_PASSWORD = new RegExp(`(?:${PASSWORDS}|zugang|logon)`, 'iu');
const BARE_WORD = /^\p{L}+$/u;

function isPasswordValue(candidate: Candidate): boolean {
  if (isPlaceholder(candidate)) return false;
  // A branch of a program: ":pass -> show()".
  if (/:pass\s?->\s?["']?$/.test(textBefore(candidate, 10))) return false;
  // A pin may also be what holds something in its place.
  if (/\bpin\W{1,4}$/i.test(textBefore(candidate, 8)) && !/\d/.test(candidate.value)) return false;
  const value = candidate.value.replace(/[.,;:)\]}]+$/, '');
  if (value.length < 3 || isSafeValue(value) || isProductReference(value) || /^\d{1,3}$/.test(value))
    return false;
  // Beside a table's bar stands any word; only what looks made up is a password there.
  if (/\|\s{0,3}["']?$/.test(textBefore(candidate, 5))) return isOpaque(value) || isWordWithNumber(value);
  return !isProse(candidate, value);
}

/** "[masqué]", "<oculta>": words in brackets stand for a value, in whatever language. */
function isPlaceholder(candidate: Candidate): boolean {
  const close = new Map([
    ['[', ']'],
    ['<', '>'],
    ['{', '}'],
  ]).get(textBefore(candidate, 1));
  const closing = `${candidate.value}${textAfter(candidate, 24)}`;
  return (
    close !== undefined &&
    /^\p{L}[\p{L} _-]{1,40}(?=[\]>}])/u.exec(closing)?.[0] !== undefined &&
    closing.includes(close)
  );
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
  if (/["'`]$/.test(textBefore(candidate, 1)) || isWordsAlone(value)) return true;
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

/** Values behind a name for a password: the word says what it is, the sign or verb says that here it comes. */
export const PASSWORD_DETECTORS: readonly Detector[] = [
  {
    name: 'password with a sign',
    class: 'password_assignment',
    pattern: new RegExp(`(?:${PASSWORDS})${OWNER}${SIGN}${QUOTE}${VALUE}`, 'dgiu'),
    alsoIn: ['reversed', 'joined', 'spoken'],
    accept: (candidate) =>
      isPasswordValue(candidate) &&
      (candidate.view === 'plain' ||
        /\d/.test(candidate.value) ||
        isOpaque(candidate.value) ||
        isWordsAlone(candidate.value)),
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
    accept: ({ value }) => isMadeUpEitherWay(value),
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
      `(?:${PASSWORDS})(?:[ \\t][\\p{L}\\p{N}'/-]{1,20}){1,7}?(?:${SIGN}|${IS}(?:\\p{L}{2,12}[ \\t])?)${QUOTE}(?!\\p{Ll}{1,16}(?:[ ,]|[.]\\s))${VALUE}`,
      'dgiu',
    ),
    alsoIn: ['joined', 'spoken'],
    accept: ({ value }) => isMadeUpEitherWay(value) || isWordsAlone(value),
  },
  {
    name: 'password after its word alone',
    class: 'password_assignment',
    pattern: new RegExp(
      `(?:(?:${PASSWORDS})${OWNER}|--?(?:password|pass|pw|token|secret|api-key))\\s{1,2}${QUOTE}${VALUE}`,
      'dgiu',
    ),
    alsoIn: ['joined', 'spoken'],
    accept: (candidate) => {
      const value = candidate.value.replace(/[.,;:)\]}]+$/, '');
      return (
        !isSafeValue(value) &&
        !isProductReference(value) &&
        (isMadeUp(value) ||
          isWordsAlone(value) ||
          isMadeUp(backwards(value)) ||
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
    // Beside a bar it is one of several words that a type allows.
    accept: (candidate) =>
      !isSafeValue(candidate.value) && !/\|\s{0,3}["']$|:pass\s?->\s?["']$/.test(textBefore(candidate, 10)),
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
    name: 'words alone behind a password word',
    class: 'password_assignment',
    cues: WORD_CUES,
    pattern: new RegExp(
      `(?:${PASSWORDS})(?:[ \\t][\\p{L}\\p{N}'/-]{1,20}){0,7}?${SIGN}${QUOTE}(?<value>[a-z]{4,12}(?:[ ][a-z]{4,12}){3,7})(?=["')\\]]?(?:$|[\\n.,;)]))`,
      'dgiu',
    ),
    // Nothing that holds a sentence together, and no word of the trade: words drawn from a list.
    accept: ({ value }) => {
      const { operational, words } = topicOf(value);
      return value === value.toLowerCase() && operational === 0 && words === value.split(' ').length;
    },
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
];
