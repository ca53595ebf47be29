import type { Signal } from '../signals/signal.ts';
import { utcTime } from './time.ts';

/** A line is at most this many characters, label included: one short sentence (pooler-contract 9.1). */
export const LINE_LIMIT = 240;
const CUT_MARK = '...';

/** `1 Pool`, `2 Pools`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Up to three names, then how many more: `a, b, c and 2 more`, with what they are where it is told: `2 more Pools`. */
export function named(names: readonly string[], one = ''): string {
  if (names.length <= 3) return listed(names);
  const more = names.length - 3;
  return listed([...names.slice(0, 3), one === '' ? `${more} more` : counted(more, `more ${one}`)]);
}

/**
 * `Open the ...` as `open the ...`, for a sentence that goes on after its label. A name keeps its capital: one that is
 * written in capitals, and `name` where the text begins with it.
 */
export function uncapitalised(text: string, name = ''): string {
  if (name !== '' && text.startsWith(name)) return text;
  return text.replace(/^\p{Lu}(?=[\p{Ll} ])/u, (letter) => letter.toLowerCase());
}

/** A text cut to `room` UTF-16 units behind its last whole word, if it has several; what was cut is marked. */
export function clipped(text: string, room: number): string {
  if (text.length <= room) return text;
  const kept = text.slice(0, room - CUT_MARK.length).replace(/[\uD800-\uDBFF]$/, '');
  const words = /\s/.test(text.charAt(kept.length)) ? kept : kept.replace(/\s\S*$/, '');
  return `${words.trimEnd()}${CUT_MARK}`;
}

/**
 * When signals held, the earliest first: ` since at least 10:05 UTC`, `, the first since ...` where they began at
 * different times, ` from 10:05 UTC to 10:20 UTC` where all are over; that they are pending is said.
 */
export function heldText(signals: readonly Signal[], presentMs: number): string {
  const earliest = signals.toSorted((a, b) => a.sinceMs - b.sinceMs)[0];
  if (earliest === undefined) return '';
  const begin = utcTime(earliest.sinceMs, presentMs);
  const isLowerBound = earliest.sinceIsLowerBound;
  const ends = signals.flatMap(({ state, resolvedAtMs }) =>
    state === 'resolved' && resolvedAtMs !== null ? [resolvedAtMs] : [],
  );
  const isOver = signals.every(({ state }) => state === 'resolved');
  if (isOver && ends.length < signals.length)
    return ` from ${begin}${isLowerBound ? ' or earlier' : ''} until an unknown time`;
  if (isOver) {
    return ` from ${begin}${isLowerBound ? ' or earlier' : ''} to ${utcTime(Math.max(...ends), presentMs)}`;
  }
  const alike = signals.every((signal) => signal.sinceMs === earliest.sinceMs);
  const times = Math.max(...signals.map(({ occurrences }) => occurrences));
  const often = times === 1 ? '' : `, on and off ${times} times`;
  const unconfirmed = signals.every(({ state }) => state === 'pending') ? ', not confirmed yet' : '';
  return `${alike ? '' : ', the first'} since ${isLowerBound ? 'at least ' : ''}${begin}${often}${unconfirmed}`;
}

/** When what happened in a moment happened: ` at 10:05 UTC`, `, the first at ...` where it was at different times. */
export function momentText(signals: readonly Signal[], presentMs: number): string {
  const times = signals.map(({ sinceMs }) => sinceMs);
  const first = Math.min(...times);
  return `${times.every((time) => time === first) ? '' : ', the first'} at ${utcTime(first, presentMs)}`;
}

/** `text` with `place` wherever `name` stands as a word of its own. */
export function withoutName(text: string, name: string, place: string): string {
  if (name === '') return text;
  const isInWord = (character: string) => /[\p{L}\p{N}_-]/u.test(character);
  return text.replaceAll(name, (found, offset: number) =>
    isInWord(text.charAt(offset - 1)) || isInWord(text.charAt(offset + name.length)) ? found : place,
  );
}
