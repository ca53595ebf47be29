import type { Transition } from '../../../shared/metadata/picture.ts';

/** What became of a thing: its field and state before in `before`, and the state it has now in `now`. */
interface ChangeWords {
  readonly before: string;
  readonly now: string;
}

/** A transition in words; that a thing left its list, or came back, is no state of its own. */
export function changeWords({ field, from, to }: Pick<Transition, 'field' | 'from' | 'to'>): ChangeWords {
  if (field === 'listed') {
    return to === 'listed'
      ? { before: 'is on its list', now: 'again' }
      : { before: 'is on its list', now: 'no longer' };
  }
  return { before: from === null ? field : `${field} ${from} →`, now: to ?? 'gone' };
}
