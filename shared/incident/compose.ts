import type { Picture } from '../metadata/picture.ts';
import type { SourceStatus } from '../metadata/source.ts';
import { orderSignals } from '../signals/overall.ts';
import type { Signal } from '../signals/signal.ts';
import type { SloResult } from '../slo/result.ts';
import { changesOf } from './changes.ts';
import { type DraftLine, draftLine } from './draft-line.ts';
import { factsOf } from './facts/facts.ts';
import { impactPhrases } from './impact.ts';
import { nextCheck } from './next-check.ts';
import { type Phrase, phrase } from './phrase.ts';
import { privacyPhrases } from './privacy.ts';
import { recoveryPhrases } from './recovery.ts';
import { statusWord } from './status.ts';
import { utcMoment } from './time.ts';
import { caveat, type Unread, unknown, unreadOf } from './unread.ts';
import { changePhrases, trendPhrases } from './update.ts';

/** What a draft is made of. */
export interface ComposeInput {
  /** The moment of the evidence, Unix ms. */
  readonly nowMs: number;
  /** The moment lies in the past: the text says so, because its reader lives in the present. */
  readonly isPast: boolean;
  /** The chosen signals, in any order. */
  readonly signals: readonly Signal[];
  readonly picture: Picture;
  readonly sources: readonly SourceStatus[];
  readonly slo: SloResult | null;
}

/** One moment, sorted out for all lines. */
interface Sorted {
  readonly input: ComposeInput;
  readonly all: readonly Signal[];
  readonly firing: readonly Signal[];
  readonly resolved: readonly Signal[];
  readonly unread: Unread;
}

function sorted(input: ComposeInput): Sorted {
  const all = orderSignals(input.signals);
  const firing = all.filter(({ state }) => state !== 'resolved');
  const resolved = all.filter(({ state }) => state === 'resolved');
  return { input, all, firing, resolved, unread: unreadOf(input.sources, firing, input.nowMs) };
}

function impactLine({ input, firing, resolved, unread }: Sorted, trend: readonly Phrase[]): DraftLine {
  const moment = input.isPast ? [phrase(`as of ${utcMoment(input.nowMs)}`, [])] : [];
  const effects = impactPhrases(firing, input);
  if (effects.length === 0 && unread.isBlind) {
    return draftLine('Impact', [...moment, unknown(unread, firing)]);
  }
  const known = firing.length > 0 ? [...trend, ...effects] : recoveryPhrases(resolved, input);
  const said = known.length > 0 ? known : [phrase('no effect on traffic is known', firing)];
  return draftLine('Impact', [...moment, ...said], caveat(unread, firing));
}

function factPhrases({ input, firing, resolved, unread }: Sorted): Phrase[] {
  const facts = factsOf(firing, input);
  const over = factsOf(resolved, input).filter(({ key }) => facts.every((fact) => fact.key !== key));
  const phrases = [...facts, ...over].map(({ text, signals }, index) =>
    phrase(index > 0 && index === facts.length ? `resolved: ${text}` : text, signals),
  );
  return phrases.length === 0 ? [nothingFires(unread)] : phrases;
}

function nothingFires({ isBlind, isEmpty }: Unread): Phrase {
  if (isEmpty) return phrase('no signal, because nothing has been read yet', []);
  return phrase(isBlind ? 'no signal fires in the data last read' : 'no signal fires in what was read', []);
}

function checkPhrase(moment: Sorted): Phrase {
  const { input, firing, unread } = moment;
  if (firing.length > 0 || unread.what === '' || !input.isPast) return nextCheck(moment, input, unread);
  return phrase('choose a moment at which the console had current data', [], unread.evidence);
}

function fiveLines(moment: Sorted, facts: readonly Phrase[], trend: readonly Phrase[]): DraftLine[] {
  const { input, all, firing } = moment;
  return [
    draftLine('Status', [phrase(statusWord(firing), firing)]),
    impactLine(moment, trend),
    draftLine('Signals', facts),
    draftLine('Next check', [checkPhrase(moment)]),
    draftLine('Privacy', privacyPhrases(all, input.sources)),
  ];
}

/**
 * The five published lines from the chosen signals (pooler-contract 9.1): the same evidence gives the same text.
 * Resolved signals alone make a recovery update: `Status: info` with the recovery in Impact.
 */
export function composeDraft(input: ComposeInput): DraftLine[] {
  const moment = sorted(input);
  return fiveLines(moment, factPhrases(moment), []);
}

/**
 * The next update of a thread: the five lines of `now`, which say what is new, worse, better or resolved since
 * `previous`. `now` holds the chosen signals and those of the previous update that are resolved by now.
 */
export function composeUpdate(previous: ComposeInput, now: ComposeInput): DraftLine[] {
  const moment = sorted(now);
  const then = sorted(previous);
  const changes = changesOf({ signals: then.all, scene: previous }, { signals: moment.all, scene: now });
  const facts = changes.length === 0 ? [nothingFires(moment.unread)] : changePhrases(changes);
  const isWhole = moment.unread.what === '';
  return fiveLines(moment, facts, trendPhrases(changes, { then, now: moment, isWhole }));
}
