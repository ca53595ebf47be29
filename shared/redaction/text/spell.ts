import {
  SPELLED_MARKS,
  SPELLED_UNITS,
  SPELLING_WORDS,
  SPOKEN_MARKS,
  TENS,
  UNITS,
} from '../vocabulary/spoken.ts';
import { longestFirst } from './longest-first.ts';
import { spelledRuns } from './spelled-runs.ts';
import { type Edit, editsOf, rewrite, type View } from './view.ts';

const MARK_WORDS = longestFirst(SPOKEN_MARKS.keys());
const SPOKEN_MARK = new RegExp(
  `(?:(?<=[\\p{L}\\p{N}~/.@:_*="'(-])\\s{1,3}|(?<=["'(=]))((?:${MARK_WORDS})(?:\\s{1,3}(?:${MARK_WORDS})){0,3})(?:\\s{1,3}(?=[\\p{L}\\p{N}~*\\\\])|\\s?(?=\\.\\p{L}))`,
  'giu',
);
// Words that are common in other senses are worth reading only where an address may hide behind them.
const COMMON = /^(?:at|at sign|at-sign|plus|point|period|barra|tilde|тире|точка|собака)$/;
const TELLING_MARKS = [...SPOKEN_MARKS.keys()].filter((word) => !COMMON.test(word)).join('|');
const WORTH_READING = new RegExp(
  `\\s(?:${TELLING_MARKS})\\s|\\s[\\p{L}\\d]\\s(?:${[...SPELLED_UNITS.keys()].join('|')})\\s[\\p{L}\\d]\\s|(?:zero|one|two|three|four|five|six|seven|eight|nine)[\\s-](?:zero|oh|one|two|three|four|five|six|seven|eight|nine)|:\\/\\/\\S{1,80}\\sat\\s\\S|\\d\\spoint\\s\\d|\\spoint\\s(?:com|fr|net|org|eu|be|ch|io|\\S{1,40}\\spoint\\s)|\\sточка\\s\\S{1,40}`,
  'iu',
);
const UNIT_WORDS = [...SPELLED_UNITS.keys(), ...TENS.keys(), 'hundred', ...SPELLING_WORDS].join('|');
const TWO_DIGITS = new RegExp(`\\s(?:${UNIT_WORDS})[\\s,]{1,3}(?:${UNIT_WORDS})(?![\\p{L}])`, 'iu');
const NUMBER_WORDS = longestFirst([...UNITS.keys(), ...TENS.keys(), 'hundred']);
const SPOKEN_NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${NUMBER_WORDS})(?:[\\s-]{1,2}(?:and[\\s-])?(?:${NUMBER_WORDS})(?![\\p{L}])){0,15}(?![\\p{L}\\p{N}]|-\\p{L})`,
  'giu',
);

// "Kennwort: Kraken zwei null eins eins question mark": a word that ends in digits and marks read out.
const ENDING = `(?:${longestFirst([...SPELLED_UNITS.keys(), ...SPELLED_MARKS.keys()])})`;
const WORD_WITH_DIGITS = new RegExp(
  `(?<=(?:[:=]|\\s(?:is|ist|est|es|è|é|är|er|jest|это|lautet))\\s)(?!(?:${ENDING}|${MARK_WORDS}|${UNIT_WORDS})\\s)\\p{L}{3,12}\\s(?:${ENDING}\\s){1,6}${ENDING}(?![\\p{L}\\p{N}])`,
  'giu',
);
const ONE_ENDING = new RegExp(ENDING, 'giu');
// "name @ company dot com": the sign as it is, the rest in words.
const SPACED_AT = / {0,2}@ {1,2}(?=[\w-]{1,40}\.\w)| {1,2}@(?=[\w-]{1,40}\.\w)/g;
const HYPHENED = /(?<=[\p{L}\p{N}])-(at|dot|punkt|punto|ponto|point|arroba)-(?=[\p{L}\p{N}])/giu;

/** The text with spoken marks and digits written out ("ten dot one", "name at example dot com"), if it holds any. */
export function writeOutSpoken(view: View): View | undefined {
  if (
    !WORTH_READING.test(view.text) &&
    !TWO_DIGITS.test(view.text) &&
    !/-(?:dot|punkt|punto|ponto|point)-/i.test(view.text)
  )
    return undefined;
  const ended = rewrite(
    view,
    editsOf(view.text, WORD_WITH_DIGITS, ([words]) => withDigits(words)),
  );
  const spelled = rewrite(ended, spelledRuns(ended.text));
  const numbers = rewrite(
    spelled,
    editsOf(spelled.text, SPOKEN_NUMBER, (match) => digitsOf(match[0])),
  );
  const hyphened = rewrite(
    numbers,
    editsOf(numbers.text, HYPHENED, (match) => SPOKEN_MARKS.get((match[1] ?? '').toLowerCase())),
  );
  const marked = rewrite(hyphened, markEdits(hyphened.text));
  const spoken = rewrite(
    marked,
    editsOf(marked.text, SPACED_AT, () => '@'),
  );
  return spoken === view ? undefined : spoken;
}

function withDigits(words: string): string {
  const [word = ''] = words.split(/\s/, 1);
  const endings = words.slice(word.length).match(ONE_ENDING) ?? [];
  const written = endings.map(
    (ending) => SPELLED_UNITS.get(ending.toLowerCase()) ?? SPELLED_MARKS.get(ending.toLowerCase()),
  );
  return word + written.join('');
}

const ONE_MARK = new RegExp(MARK_WORDS, 'giu');

function marksOf(words: string): string {
  const marks = (words.toLowerCase().match(ONE_MARK) ?? [])
    .map((word) => SPOKEN_MARKS.get(word) ?? '')
    .join('');
  // The suffix of Austria, not the mark it sounds like.
  return marks.replace(/\.@/, '.at');
}

function markEdits(text: string): Edit[] {
  return editsOf(text, SPOKEN_MARK, (match) => marksOf(match[1] ?? ''));
}

/** "one nine two" is 192, and so are "one ninety two" and "one hundred ninety two". */
function digitsOf(words: string): string {
  let digits = '';
  let open = 0;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const unit = UNITS.get(word);
    const ten = TENS.get(word);
    if (word === 'hundred') {
      const last = Number(digits.slice(-1) || '1');
      digits = digits.slice(0, -1);
      open = last * 100;
    } else if (ten !== undefined) {
      if (open > 0 && open % 100 !== 0) {
        digits += String(open);
        open = 0;
      }
      open += ten;
    } else if (unit !== undefined) {
      if (open > 0 && (open % 10 === 0 ? unit < 100 : false)) {
        digits += String(open + unit);
        open = 0;
      } else {
        if (open > 0) digits += String(open);
        digits += String(unit);
        open = 0;
      }
    }
  }
  return open > 0 ? digits + String(open) : digits;
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const SPELL_PATTERNS: readonly RegExp[] = [
  SPOKEN_MARK,
  HYPHENED,
  WORD_WITH_DIGITS,
  SPACED_AT,
  WORTH_READING,
  TWO_DIGITS,
  SPOKEN_NUMBER,
];
