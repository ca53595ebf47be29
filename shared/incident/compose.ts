import { orderSignals } from '../signals/overall.ts';
import type { Signal } from '../signals/signal.ts';
import { changesOf } from './changes.ts';
import {
  type DraftLine,
  draftLine,
  isWhole,
  type LineContent,
  lineContent,
  type Noun,
} from './draft-line.ts';
import type { Scene } from './facts/fact.ts';
import { factsOf } from './facts/facts.ts';
import { impactPhrases } from './impact.ts';
import { NAME_LIMITS, withPrintedNames } from './names.ts';
import { nextCheck } from './next-check.ts';
import { type Phrase, phrase, stated } from './phrase.ts';
import { privacyPhrases } from './privacy.ts';
import { recoveryPhrases, wellAgain } from './recovery.ts';
import { inStatusOrder, statusWord } from './status.ts';
import { utcMoment } from './time.ts';
import { caveat, nothingRead, shortCaveat, type Unread, unknown, unreadOf } from './unread.ts';
import { changePhrases, overPhrases, trendPhrases } from './update.ts';

/** What a draft is made of. */
export interface ComposeInput extends Scene {
  /** The chosen signals, in any order. */
  readonly signals: readonly Signal[];
}

/** The moment lies in the past: the text says so, because its reader lives in the present. */
function isPast({ nowMs, presentMs }: Scene): boolean {
  return nowMs < presentMs;
}

/** One moment, sorted out for all lines. */
interface Sorted {
  readonly input: ComposeInput;
  readonly all: readonly Signal[];
  readonly firing: readonly Signal[];
  readonly resolved: readonly Signal[];
  /** Those of `resolved` that no earlier update has told of. */
  readonly over: readonly Signal[];
  readonly unread: Unread;
}

function sorted(input: ComposeInput, toldOver: readonly Signal[] = []): Sorted {
  const ordered = orderSignals(input.signals);
  const firing = inStatusOrder(ordered.filter(({ state }) => state !== 'resolved'));
  const resolved = ordered.filter(({ state }) => state === 'resolved');
  const all = [...firing, ...resolved];
  const over = resolved.filter(({ id }) => toldOver.every((told) => told.id !== id));
  return { input, all, firing, resolved, over, unread: unreadOf(input.sources, firing, input.nowMs) };
}

const EFFECTS: Noun = { one: 'effect', many: 'effects', counts: 'phrases' };
const RESOLVED: Noun = { one: 'resolved signal', many: 'resolved signals', counts: 'signals' };

/** `as of <moment>` in front of the first phrase: only that of the present goes without. */
function asOf(input: Scene, [first, ...rest]: readonly Phrase[]): Phrase[] {
  if (first === undefined) return [];
  const text = isPast(input) ? `as of ${utcMoment(input.nowMs)}, ${first.text}` : first.text;
  return [{ ...first, text }, ...rest];
}

/** What has not lasted long enough to fire may be nothing. */
function unconfirmed(firing: readonly Signal[]): Phrase[] {
  const isPending = firing.length > 0 && firing.every(({ state }) => state === 'pending');
  return isPending ? [phrase('not confirmed yet', firing)] : [];
}

function impactLine(
  { input, firing, over, resolved, unread }: Sorted,
  trend: readonly Phrase[],
): LineContent {
  const better = wellAgain(firing.length > 0 ? over : [], input);
  const effects = impactPhrases(firing, input, better.poolIds);
  if (effects.length === 0 && unread.isBlind) {
    const phrases = asOf(input, [unknown(unread, firing, isPast(input))]);
    return lineContent('Impact', phrases);
  }
  const known = firing.length > 0 ? effects : recoveryPhrases(resolved, input);
  const isSilent = known.length === 0 && better.phrases.length === 0;
  const said = isSilent ? [phrase('no effect on traffic is known', firing)] : known;
  const isOpen = unconfirmed(firing);
  return lineContent('Impact', asOf(input, [...trend, ...said, ...better.phrases]), {
    least: trend.length + 1,
    last: [...isOpen, ...caveat(unread, firing)],
    shortLast: [...isOpen, ...shortCaveat(unread, firing)],
    noun: firing.length > 0 ? EFFECTS : RESOLVED,
  });
}

function factPhrases({ input, firing, resolved, unread }: Sorted): Phrase[] {
  const facts = factsOf(firing, input);
  const over = factsOf(resolved, input).filter(({ key }) => facts.every((fact) => fact.key !== key));
  const told = facts.map((fact) => stated('', fact));
  // Where nothing else is told, Impact says that all is over.
  const phrases = facts.length === 0 ? over.map((fact) => stated('', fact)) : [...told, ...overPhrases(over)];
  return phrases.length === 0 ? [nothingFires(unread, input)] : phrases;
}

function nothingFires({ isBlind, isEmpty }: Unread, input: Scene): Phrase {
  if (isEmpty) return phrase(`no signal, because ${nothingRead(isPast(input))}`, []);
  return phrase(isBlind ? 'no signal fires in the data last read' : 'no signal fires in what was read', []);
}

function checkPhrase(moment: Sorted): Phrase {
  const { input, firing, unread } = moment;
  if (!isPast(input)) return nextCheck(moment, input, unread);
  if (firing.length === 0 && unread.what !== '')
    return phrase('choose a moment at which the console had current data', [], unread.evidence);
  const check = nextCheck(moment, input, unread);
  return firing.length === 0 ? check : { ...check, text: `if this still holds, ${check.text}` };
}

function fiveLines(moment: Sorted, facts: readonly Phrase[], trend: readonly Phrase[]): LineContent[] {
  const { input, all, firing } = moment;
  return [
    lineContent('Status', [phrase(statusWord(firing), firing)]),
    impactLine(moment, trend),
    lineContent('Signals', facts),
    lineContent('Next check', [checkPhrase(moment)]),
    lineContent('Privacy', privacyPhrases(all, input), { least: 2 }),
  ];
}

/** The lines with names as long as they can be while all that must stand in a line fits. */
function printed(contentsWith: (nameLimit: number) => LineContent[]): DraftLine[] {
  const [longest, ...shorter] = NAME_LIMITS;
  let contents = contentsWith(longest);
  for (const limit of shorter) {
    if (contents.every(isWhole)) break;
    contents = contentsWith(limit);
  }
  return contents.map(({ label, phrases, ...cut }) => draftLine(label, phrases, cut));
}

/**
 * The five published lines from the chosen signals (pooler-contract 9.1): the same evidence gives the same text.
 * Resolved signals alone make a recovery update: `Status: info` with the recovery in Impact.
 */
export function composeDraft(input: ComposeInput): DraftLine[] {
  return printed((nameLimit) => {
    const moment = sorted(withPrintedNames(input, nameLimit));
    return fiveLines(moment, factPhrases(moment), []);
  });
}

/**
 * The next update of a thread: the five lines of `now`, which say what is new, worse, better, back or resolved since
 * `previous`. `now` holds the chosen signals and those of the previous update that are resolved by now.
 */
export function composeUpdate(previous: ComposeInput, now: ComposeInput): DraftLine[] {
  return printed((nameLimit) => {
    const then = sorted(withPrintedNames(previous, nameLimit));
    const moment = sorted(withPrintedNames(now, nameLimit), then.resolved);
    const changes = changesOf(
      { signals: then.all, scene: then.input },
      { signals: moment.all, scene: moment.input },
    );
    const facts = changes.length === 0 ? [nothingFires(moment.unread, moment.input)] : changePhrases(changes);
    const isCurrent = moment.unread.what === '';
    return fiveLines(moment, facts, trendPhrases(changes, { then, now: moment, isCurrent }));
  });
}
