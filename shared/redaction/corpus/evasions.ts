import { encodeBase64, encodeUtf8 } from '../text/decode.ts';
import type { Chooser } from './random.ts';

/** Ways in which people and programs disguise a value, willingly or not. */
export type EvasionFamily =
  | 'none'
  | 'case'
  | 'spaces'
  | 'zero-width'
  | 'base64'
  | 'url-encoding'
  | 'line-split'
  | 'full-width'
  | 'spelled-out'
  | 'reversed'
  | 'smart-quotes'
  | 'markdown'
  | 'look-alikes'
  | 'defanged';

type Disguise = (value: string, random: Chooser) => string | undefined;

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  s: 'ѕ',
  i: 'і',
};

function inEveryPiece(value: string, size: number, between: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < value.length; at += size) pieces.push(value.slice(at, at + size));
  return pieces.join(between);
}

/** Each family returns the disguised value, or undefined where the disguise makes no sense for it. */
export const EVASIONS: Readonly<Record<EvasionFamily, Disguise>> = {
  none: (value) => value,
  case: (value) => {
    const upper = value.toUpperCase();
    return upper === value ? undefined : upper;
  },
  spaces: (value, random) => {
    if (value.includes(' ') || value.length > 90) return undefined;
    const how = random.int(3);
    if (how === 0) return [...value].join(' ');
    if (how === 1)
      return value.length < 20
        ? value.replace(/([.@:])/g, ' $1 ')
        : inEveryPiece(value, 8 + random.int(9), ' ');
    return value.length < 20 ? [...value].join(' ') : inEveryPiece(value, 20, '  ');
  },
  'zero-width': (value, random) =>
    inEveryPiece(value, 2 + random.int(4), random.pick(['\u200b', '\u200c', '\u2060', '\u00ad', '\u200d'])),
  base64: (value, random) => {
    const bare = encodeBase64(encodeUtf8(value));
    const encoded = bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
    return random.int(2) === 0 ? encoded : encoded.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_');
  },
  'url-encoding': (value, random) => {
    const every = encodeUtf8(value)
      .map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
      .join('');
    const marks = encodeURIComponent(value).replace(
      /[-._~]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    return random.int(2) === 0 || marks === value ? every : marks;
  },
  'line-split': (value, random) => {
    if (value.includes('\n') || value.length < 8) return undefined;
    const at = Math.max(3, Math.floor(value.length / 2) - 2 + random.int(4));
    return `${value.slice(0, at)}${random.pick(['\n', '\n  ', '\\\n', '\n> '])}${value.slice(at)}`;
  },
  'full-width': (value) =>
    value.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  'spelled-out': (value) => {
    if (value.length > 60 || !/[.@]/.test(value) || /[:/\\ ]/.test(value)) return undefined;
    return value.replace(/@/g, ' at ').replace(/\./g, ' dot ');
  },
  reversed: (value) => (value.includes('\n') ? undefined : [...value].reverse().join('')),
  'smart-quotes': (value, random) => random.pick([`“${value}”`, `‘${value}’`, `«${value}»`, `„${value}“`]),
  markdown: (value, random) => {
    const at = Math.floor(value.length / 2);
    return random.pick([
      `\`${value}\``,
      `**${value}**`,
      `_${value}_`,
      `${value.slice(0, at)}**${value.slice(at)}**`,
      `~~${value}~~`,
      `[${value}](#)`,
    ]);
  },
  'look-alikes': (value) => {
    const disguised = value.replace(/[aceopxsi]/g, (char) => LOOK_ALIKES[char] ?? char);
    return disguised === value ? undefined : disguised;
  },
  defanged: (value, random) => {
    if (!/\w[.@]\w/.test(value)) return undefined;
    return value
      .replace(/^http/, 'hxxp')
      .replace(/\./g, random.pick(['[.]', '(.)', '[dot]', '{.}']))
      .replace(/@/g, random.pick(['[at]', '(at)', '[@]']));
  },
};
