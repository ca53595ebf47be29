import { type Edit, editsOf, rewrite, type View } from './view.ts';

/** Spoken names of marks, in the languages operators write in, with the mark they stand for. */
const SPOKEN_MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dot: '.',
    period: '.',
    punkt: '.',
    punto: '.',
    ponto: '.',
    punt: '.',
    point: '.',
    at: '@',
    'at sign': '@',
    'at-sign': '@',
    arroba: '@',
    arobase: '@',
    chiocciola: '@',
    klammeraffe: '@',
    ät: '@',
    apenstaartje: '@',
    dash: '-',
    hyphen: '-',
    minus: '-',
    bindestrich: '-',
    guion: '-',
    guión: '-',
    tiret: '-',
    trattino: '-',
    koppelteken: '-',
    underscore: '_',
    unterstrich: '_',
    slash: '/',
    'forward slash': '/',
    schrägstrich: '/',
    barra: '/',
    'barre oblique': '/',
    colon: ':',
    doppelpunkt: ':',
    'dos puntos': ':',
    'deux points': ':',
    plus: '+',
    tilde: '~',
  }),
);

const MARK_WORDS = [...SPOKEN_MARKS.keys()].sort((a, b) => b.length - a.length).join('|');
const SPOKEN_MARK = new RegExp(
  `(?:(?<=[\\p{L}\\p{N}~/.@:_*="'(-])\\s{1,3}|(?<=["'(=]))((?:${MARK_WORDS})(?:\\s{1,3}(?:${MARK_WORDS})){0,3})\\s{1,3}(?=[\\p{L}\\p{N}])`,
  'giu',
);
const WORTH_READING =
  /\s(?:dot|punkt|punto|ponto|punt|dash|hyphen|minus|slash|colon|schrägstrich|doppelpunkt|underscore|unterstrich|koppelteken|bindestrich|gui[oó]n|tiret|trattino|arroba|arobase|chiocciola|klammeraffe)\s|(?:zero|one|two|three|four|five|six|seven|eight|nine)[\s-](?:zero|oh|one|two|three|four|five|six|seven|eight|nine)|:\/\/\S{1,80}\sat\s\S|\d\spoint\s\d|\spoint\s(?:com|fr|net|org|eu|be|ch|io)\b/i;

const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    oh: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    null: 0,
    eins: 1,
    zwei: 2,
    drei: 3,
    vier: 4,
    fünf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    cero: 0,
    uno: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
  }),
);
const TENS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);
const NUMBER_WORDS = [...UNITS.keys(), ...TENS.keys(), 'hundred']
  .sort((a, b) => b.length - a.length)
  .join('|');
const SPOKEN_NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${NUMBER_WORDS})(?:[\\s-]{1,2}(?:and[\\s-])?(?:${NUMBER_WORDS})(?![\\p{L}])){0,15}(?![\\p{L}\\p{N}])`,
  'giu',
);

/** The text with spoken marks and digits written out ("ten dot one", "name at example dot com"), if it holds any. */
export function writeOutSpoken(view: View): View | undefined {
  if (!WORTH_READING.test(view.text)) return undefined;
  const numbers = rewrite(
    view,
    editsOf(view.text, SPOKEN_NUMBER, (match) => digitsOf(match[0])),
  );
  const spoken = rewrite(numbers, markEdits(numbers.text));
  return spoken === view ? undefined : spoken;
}

function marksOf(words: string): string {
  return words
    .toLowerCase()
    .split(/\s+/)
    .map((word) => SPOKEN_MARKS.get(word) ?? '')
    .join('');
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
export const SPELL_PATTERNS: readonly RegExp[] = [SPOKEN_MARK, WORTH_READING, SPOKEN_NUMBER];
