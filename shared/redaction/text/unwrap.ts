import { SPOKEN_MARKS } from '../vocabulary/spoken.ts';
import { decodeUtf8 } from './decode.ts';
import { longestFirst } from './longest-first.ts';
import { editsOf, rewrite, type View } from './view.ts';

const ENCODED = new RegExp(
  [
    '(?<percent>(?:%[0-9a-f]{2}){1,4096})',
    '&(?:#(?<decimal>\\d{1,7})|#x(?<hex>[0-9a-f]{1,6})|(?<named>[a-z]{2,8}));',
    '\\\\(?:u|x)(?:\\{(?<braced>[0-9a-f]{1,6})\\}|(?<escaped>[0-9a-f]{4}|(?<=x)[0-9a-f]{2}))',
    // Quoted-printable, only for the marks that hold an address together.
    '(?<=\\w)=(?<printable>40)(?=[a-z][\\w-]{0,60}(?:\\.|=2e))',
    '(?<==40[\\w.-]{1,80})=(?<dot>2e)(?=\\w)',
  ].join('|'),
  'gi',
);

const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    commat: '@',
    period: '.',
    dash: '-',
    hyphen: '-',
    colon: ':',
    sol: '/',
    lowbar: '_',
    equals: '=',
    num: '#',
    percnt: '%',
    shy: '',
    zwnj: '',
    zwj: '',
    ndash: '-',
    mdash: '-',
  }),
);

/** Undoes percent-encoding, character references and string escapes, up to three layers deep. */
export function decodeEscapes(view: View): View {
  let current = view;
  for (let layer = 0; layer < 3; layer += 1) {
    const edits = editsOf(current.text, ENCODED, (match) => decodeEscape(match.groups ?? {}));
    if (edits.length === 0) return current;
    current = rewrite(current, edits);
  }
  return current;
}

function decodeEscape(groups: Record<string, string | undefined>): string | undefined {
  if (groups.percent !== undefined) return decodePercent(groups.percent);
  if (groups.named !== undefined) return NAMED_ENTITIES.get(groups.named.toLowerCase());
  if (groups.decimal !== undefined) return charOf(Number(groups.decimal));
  const hex = groups.hex ?? groups.braced ?? groups.escaped ?? groups.printable ?? groups.dot;
  return hex === undefined ? undefined : charOf(Number.parseInt(hex, 16));
}

function decodePercent(run: string): string | undefined {
  const bytes = run
    .split('%')
    .slice(1)
    .map((pair) => Number.parseInt(pair, 16));
  return decodeUtf8(bytes);
}

function charOf(codePoint: number): string | undefined {
  return codePoint > 0 && codePoint <= 0x10ffff
    ? String.fromCodePoint(codePoint).normalize('NFKC')
    : undefined;
}

// "et" means "and" in French: only in brackets is it the sign.
const WRAPPED_NAMES = longestFirst([...SPOKEN_MARKS.keys(), 'et']);
const WRAPPED_MARK = new RegExp(
  [
    `\\s{0,2}[\\[({<]\\s{0,2}(?<mark>\\\\?\\.|@|:|://|/|-|${WRAPPED_NAMES})`,
    '\\s{0,2}[\\])}>]\\s{0,2}',
    '|(?<![a-z])h(?:xx|\\*\\*|__)p(?<secure>s?)(?=[:\\[(])',
  ].join(''),
  'giu',
);

/** Restores defanged addresses: `[.]`, `(at)`, `[:]`, `hxxp`. */
export function refang(view: View): View {
  return rewrite(
    view,
    editsOf(view.text, WRAPPED_MARK, (match) => {
      // "<- }" is an arrow before an object.
      if (match[0].trim().startsWith('<') !== match[0].trim().endsWith('>')) return undefined;
      const mark = match.groups?.mark?.toLowerCase();
      if (mark === undefined) return `http${match.groups?.secure ?? ''}`;
      return mark === 'et' ? '@' : (SPOKEN_MARKS.get(mark) ?? mark.replace('\\', ''));
    }),
  );
}

const MARKUP = new RegExp(
  [
    '`{1,3}',
    '~~',
    // A link whose target says nothing; any other target may itself be refused.
    '!?\\[(?=[^\\]\\n]{1,400}\\]\\(#?[a-z]{0,8}\\))|\\]\\(#?[a-z]{0,8}\\)',
    // What a tag's attributes or a comment hold may itself be refused, so only what says nothing goes with them.
    '</?(?:b|i|em|strong|code|span|u|s|mark|kbd|tt|wbr|font|small|sub|sup)(?:\\s(?:class|style|color|lang|dir)=["\'][\\w\\s:;#-]{0,40}["\']){0,3}\\s?/?>',
    '<!--[\\sa-z]{0,16}-->|<!--|-->',
    // Two stars or one are emphasis; before "@" or in longer runs they are a mask, and masks must stay visible.
    '(?<!\\*)\\*{1,2}(?!\\*)(?!@[^*])',
    '(?<![^\\s("\'])\\*{3}(?=\\w)',
    // Underscores are emphasis only in pairs around a whole token.
    '(?<!\\w)_{1,2}(?=[^\\s_][^\\s]{0,400}?_(?!\\w))',
    '(?<=(?<!\\w)_[^\\s]{0,400}[^\\s_])_{1,2}(?!\\w)',
    '(?<=[A-Za-z0-9])__(?=[^_\\s]{1,200}__(?!\\w))',
    // Clumsy pairs that open before a value and close in the middle of it.
    '(?<![\\w/])_(?=[^\\s_]{1,60}_\\w)|(?<=(?<![\\w/])_[^\\s_]{1,60})_(?=\\w)(?![^\\s]{1,120}_(?!\\w))',
    // Around a telephone number.
    '(?<!\\w)_(?=\\+\\d)|(?<=\\d)_(?!\\w)',
    // Two of them may also stand around several words.
    '(?<!\\w)__(?=[^\\s_][^_\\n]{0,200}__(?!\\w))|(?<=[^\\s_])__(?!\\w)',
  ].join('|'),
  'gi',
);

// Marks that need no escape outside Markdown; quotes and backslashes keep theirs, which objects and paths need.
const ESCAPED_MARK = /\\(?=[-_.@*`#+!|~/=&(){}[\]<>$^%,;?]|:(?![A-Za-z](?!\w)))/g;

/** Takes Markdown emphasis, code ticks, escapes and inline tags out of the words they interrupt. */
export function stripMarkup(view: View): View {
  // Escaped stars are no emphasis: they must stand together again before emphasis is looked for.
  const bare = rewrite(
    view,
    editsOf(view.text, ESCAPED_MARK, () => ''),
  );
  return rewrite(
    bare,
    editsOf(bare.text, MARKUP, () => ''),
  );
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const UNWRAP_PATTERNS: readonly RegExp[] = [ENCODED, WRAPPED_MARK, ESCAPED_MARK, MARKUP];
