import { isSafeValue } from '../vocabulary/safe-values.ts';

/**
 * A value nobody would write as a word or label: letters and digits mixed, capitals inside, or one long run. Labels
 * ("example-pool-2"), codes ("upstream_5xx"), versions and plain numbers are not opaque.
 */
export function isOpaque(value: string, minimum = 6): boolean {
  if (value.length < minimum || isSafeValue(value) || isProductReference(value)) return false;
  const parts = value.split(/[-_.:/,+=~!?@#$%^&*|]+/).filter((part) => part !== '');
  if (parts.length === 0) return false;
  if (/^[\d.,:/ -]+$/.test(value)) return /^\d{8,}$/.test(value) && !isEpoch(value);
  return (
    parts.some(isOpaquePart) ||
    // "rXatL_UGDFao": pieces too short to tell, together no name.
    (parts.length > 1 && /^[a-z]+$/i.test(parts.join('')) && hasCapitalsInside(parts.join(''))) ||
    /[a-z][!@#$%^&*]+[a-z0-9]|[!@#$%^&*]{1,3}$/i.test(value.replace(/[.,]$/, ''))
  );
}

function isOpaquePart(part: string): boolean {
  if (/^\p{L}*[^\p{ASCII}]\p{L}*$/u.test(part)) return false;
  if (/^[a-z]+$/i.test(part))
    return hasCapitalsInside(part) || (part.length > 16 && /[bcdfghjklmnpqrstvwxz]{5}/i.test(part));
  if (/^\d+$/.test(part) || !/[a-z\d]/i.test(part)) return false;
  // "5xx", "p95", "v1", "sha256", "pool2", "10m", "us1": a word with a short number is a name.
  if (/^(?:[a-z]{1,12}\d{1,3}|\d{1,4}[a-z]{1,4})$/i.test(part)) return false;
  if (/^\d{4}\d{2}\d{2}T\d{4,6}Z?$/.test(part)) return false;
  return part.length >= 5;
}

/** Eight letters and more, with capitals where no compound of words has them. */
function hasCapitalsInside(letters: string): boolean {
  return letters.length >= 8 && /[a-z][A-Z]+[a-z]?[A-Z]|[A-Z]{2}[a-z][A-Z]|[a-z][A-Z]{2,}[a-z]/.test(letters);
}

function isEpoch(digits: string): boolean {
  return (
    /^1[5-9]\d{8}(?:\d{3})?(?:\d{3})?$/.test(digits) || /^20[1-4]\d(?:0[1-9]|1[0-2])[0-3]\d/.test(digits)
  );
}

/** The short references the product itself shows (pooler-contract 2.8 "Safe derived values"). */
export function isProductReference(value: string): boolean {
  return /^(?:(?:sk|mcp)-cxp-[0-9a-f]{0,12}-?(?:…|\.{3}|\*+)?|ws:[0-9a-f]{8}|subj:[0-9a-f]{12}|sha256:[\w-]{12}|(?:session|turn|attempt)_[0-9a-f]{12}|upstream-[0-9a-f]{8})$/i.test(
    value,
  );
}

/**
 * Whether a run looks drawn at random rather than composed of words: how often the character class changes from one
 * character to the next. Random base64 changes in about 64 % of steps, camelCase names in about 30 %.
 */
export function isRandomRun(run: string): boolean {
  if (run.length < 20) return false;
  let upper = 0;
  let lower = 0;
  let digits = 0;
  let changes = 0;
  let last = -1;
  for (let index = 0; index < run.length; index += 1) {
    const kind = classOf(run.charCodeAt(index));
    if (kind === 0) digits += 1;
    else if (kind === 1) upper += 1;
    else if (kind === 2) lower += 1;
    if (last !== -1 && kind !== last) changes += 1;
    last = kind;
  }
  const rate = changes / (run.length - 1);
  if (upper > 1 && lower > 1)
    return digits > 0
      ? rate >= (run.length < 32 ? 0.44 : 0.4)
      : rate >= 0.5 && run.length >= 32 && /[A-Z]{2}[a-z]|[a-z][A-Z]{2}/.test(run);
  // One case only: letters and digits interleaved in one long piece, not in a list of names and numbers.
  if (digits === 0 || digits === run.length) return false;
  if (run.length >= 32 && run.split(/[-_]/).some(isUnpronounceable)) return true;
  if (digits < 4 || rate < 0.25) return false;
  return run
    .split(/[-_+/]/)
    .some((part) => part.length >= 10 && /(?:\d[a-z]+\d|[a-z]\d+[a-z]).*(?:\d[a-z]|[a-z]\d)/i.test(part));
}

/** The same for the shorter runs of password makers: all three kinds of character, changing in more than half the steps. */
export function isShortRandomRun(run: string): boolean {
  if (run.length < 12 || run.length >= 20) return false;
  const kinds = [...run].map((char) => classOf(char.charCodeAt(0)));
  if (!kinds.includes(0) || !kinds.includes(1) || !kinds.includes(2)) return false;
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return changes / (run.length - 1) >= 0.5;
}

/** One long piece with digits between its letters and heaps of consonants: no compound of words. */
function isUnpronounceable(part: string): boolean {
  return (
    part.length >= 12 &&
    /\d/.test(part) &&
    /[bcdfghjklmnpqrstvwxz]{5}|[bcdfghjklmnpqrstvwxz]\d[bcdfghjklmnpqrstvwxz]/i.test(part)
  );
}

function classOf(code: number): number {
  if (code >= 48 && code <= 57) return 0;
  if (code >= 65 && code <= 90) return 1;
  if (code >= 97 && code <= 122) return 2;
  return 3;
}

/** "hunter2": after a password word, a word with digits at its end is a password and not a label. */
export function isWordWithNumber(value: string): boolean {
  return (
    /^(?=.{6,40}$)\p{L}{3,}[\p{L}-]*[._@!#]?\d{1,6}(?:(?<=\d{3})\p{L}{1,2})?[!?#$%&*]{0,3}$/u.test(value) &&
    !/^(?:attempt|step|version|page|line|key|v|p)\d+$/i.test(value)
  );
}
