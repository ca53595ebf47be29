import { backwards } from '../text/backwards.ts';
import { topicOf } from '../vocabulary/operations.ts';
import { isSafeValue } from '../vocabulary/safe-values.ts';
import { isOpaque, isWordWithNumber } from './opaque.ts';

// Words and a number with hyphens between, as password makers draw them.
const PASSPHRASE = /^(?!example-)\p{L}{3,}(?:-\p{L}{2,}){2,5}-?\d{1,4}$/u;
// Three long words and more without a number; shorter ones are phrases of everyday ("step-by-step").
const WORDS_ALONE = /^(?!example-)\p{L}{4,12}([-._])(?:\p{L}{4,12}\1){1,6}\p{L}{4,12}$/u;
const SHORT_PASSPHRASE = /^(?!example-)\p{L}{3,}(?:-\p{L}{2,}){1,5}-?\d{2,4}$/u;

/** Opaque, or words and a number: what nobody would write after a credential's name but the credential. */
export function isMadeUp(value: string): boolean {
  return (
    isOpaque(value, 6) ||
    isWordWithNumber(value) ||
    /^(?=.*\d)(?:[a-z\d]{4}-){2,5}[a-z\d]{4}$/i.test(value) ||
    PASSPHRASE.test(value) ||
    /^\p{Ll}{3,}(?:\.\p{Ll}{3,}){1,4}\d{2,4}$/u.test(value)
  );
}

/** Letters in both cases, digits and a mark inside one token: nothing but a password is made so. */
export function isMixedPassword(value: string): boolean {
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

/** Made up as it stands or read backwards. */
export function isMadeUpEitherWay(value: string): boolean {
  const bare = value.replace(/[.,;:)\]}]+$/, '');
  return !isSafeValue(bare) && (isMadeUp(bare) || isMadeUp(backwards(bare)));
}

/** Three or more long words with one mark between, as password makers draw them too; believed behind a password's name. */
export function isWordsAlone(value: string): boolean {
  const bare = value.replace(/[.,;:)\]}]+$/, '');
  if (!WORDS_ALONE.test(bare)) return false;
  const words = bare.split(/[-._]/);
  return topicOf(words.join(' ')).operational <= (words.length > 3 ? 1 : 0);
}

/** Three or more words and a number with hyphens between; labels of examples are none. */
export function isPassphrase(value: string): boolean {
  return PASSPHRASE.test(value);
}

/** The same with two words, believed only behind a plain name for a secret. */
export function isShortPassphrase(value: string): boolean {
  return SHORT_PASSPHRASE.test(value);
}
