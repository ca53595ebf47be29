import { firstPieces, IS, OWNER, QUOTE, SIGN, VALUE } from '../detect/assignment.ts';
import { isCalledCorrelation } from '../detect/context.ts';
import { type Candidate, type Detector, textBefore } from '../detect/detector.ts';
import { isPassphrase, isShortPassphrase, isWordsAlone } from '../detect/made-up.ts';
import { isOpaque, isProductReference, isRandomRun, isWordWithNumber } from '../detect/opaque.ts';
import { anyOf, WORD_START } from '../detect/words.ts';
import { backwards } from '../text/backwards.ts';
import { SECRET_WORDS } from '../vocabulary/credential-words.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';

const SECRETS = `${WORD_START}(?:[a-z0-9]{1,24}[_-]){0,4}(?:${anyOf(SECRET_WORDS)})`;
const SECRET_CUES = firstPieces(SECRET_WORDS);
const NAMED_SECRET =
  /(?:secret(?:[_ -]?key)?|bearer[_ -]token|geheim\p{L}{0,6}|segreto|segredo|secreto|секрет|密钥|シークレット)["']?(?:\s(?:is|was|now|is now|set to|changed to|ist|est|es|è|é))?\s{0,2}(?:[:=]>?|→|->)?\s{0,2}["']?$/iu;
const NAMED_TOKEN =
  /(?:token|api[_ -]?key)["']?(?:\sof\s\S{1,24}\sis)?\s{0,2}(?:[:=]>?|(?<=\sis\s{0,2}))\s{0,2}["']?$/i;

function isSecretValue(candidate: Candidate): boolean {
  const value = candidate.value.replace(/[.,;:)\]}]+$|&[\w.]{1,40}=.*$|^[\w.-]{1,60}=(?=[[<(*])/g, '');
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
    isPassphrase(value) ||
    (isWordsAlone(value) &&
      (/["']$/.test(textBefore(candidate, 1)) || NAMED_SECRET.test(textBefore(candidate, 24)))) ||
    isPassphrase(backwards(value)) ||
    // Nobody spaces out a name.
    (candidate.view === 'joined' && /^\p{L}{4,}(?:-\p{L}{4,}){2,5}$/u.test(value)) ||
    (NAMED_SECRET.test(textBefore(candidate, 24)) && (isShortPassphrase(value) || isWordWithNumber(value)))
  );
}

/** One piece that is no path, label or code. */
function isUnbroken(value: string): boolean {
  return /[A-Za-z\d]{14}/.test(value) && !/[/\\]|^example/.test(value);
}

/** Values behind a name for a secret: the name allows many things, so the value must look drawn or made up. */
export const SECRET_DETECTORS: readonly Detector[] = [
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
    name: 'secret after its word and where it is from',
    class: 'password_assignment',
    cues: SECRET_CUES,
    pattern: new RegExp(`${SECRETS}(?:[ \\t][\\p{L}'-]{1,20}){1,7}?${SIGN}${QUOTE}${VALUE}`, 'dgiu'),
    alsoIn: ['joined'],
    accept: (candidate) =>
      candidate.value.length >= 16 &&
      isOpaque(candidate.value, 16) &&
      isSecretValue(candidate) &&
      isUnbroken(candidate.value),
  },
  {
    name: 'secret after its word alone',
    class: 'password_assignment',
    cues: SECRET_CUES,
    pattern: new RegExp(`${SECRETS}\\s{1,2}${QUOTE}(?<value>[\\w+/=.~!@#$%^&*-]{8,512})`, 'dgiu'),
    alsoIn: ['joined'],
    accept: (candidate) =>
      isSecretValue(candidate) &&
      // Keys of the product have detectors of their own, which know their masks.
      !/^(?:sk|mcp)-cxp-/i.test(candidate.value) &&
      // The name of a module.
      !/^[A-Z][a-zA-Z]+(?:\.[A-Z][a-zA-Z]+)+$/.test(candidate.value) &&
      /[a-z]/i.test(candidate.value) &&
      (/\d/.test(candidate.value) || /[a-z][A-Z][a-z]*[A-Z].*[a-z]/.test(candidate.value)),
  },
];
