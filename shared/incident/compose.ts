import type { Picture } from '../metadata/picture.ts';
import type { SourceStatus } from '../metadata/source.ts';
import { blindSources, orderSignals } from '../signals/overall.ts';
import type { Signal } from '../signals/signal.ts';
import type { SloResult } from '../slo/result.ts';
import { type DraftLine, draftLine } from './draft-line.ts';
import { impactPhrases } from './impact.ts';
import { type Phrase, phrase } from './phrase.ts';
import { privacyText } from './privacy.ts';
import { signalPhrases } from './signal-phrases.ts';
import { counted, uncapitalised } from './wording.ts';

export interface ComposeInput {
  readonly nowMs: number;
  /** The chosen signals, in any order. */
  readonly signals: readonly Signal[];
  readonly picture: Picture;
  readonly sources: readonly SourceStatus[];
  readonly slo: SloResult | null;
}

/**
 * The published Status word: the worst traffic severity if it is degraded or worse; else `security` if flagged; else
 * `watch` or `info` (design 4). Nothing firing is a recovery or an all-clear: `info`.
 */
function statusWord(firing: readonly Signal[]): string {
  const severities = new Set(firing.map((signal) => signal.severity));
  if (severities.has('outage')) return 'outage';
  if (severities.has('degraded')) return 'degraded';
  if (firing.some((signal) => signal.security)) return 'security';
  return severities.has('watch') ? 'watch' : 'info';
}

const NOT_CURRENT = 'part of the data is not current, so the present state is not fully known';

/** The chosen signals, sorted out once for all lines. */
interface Chosen {
  readonly firing: readonly Signal[];
  readonly resolved: readonly Signal[];
  /** Only trouble that is over was chosen. */
  readonly isRecovery: boolean;
  /** An essential source is not live: where no effect is seen, one may still be there. */
  readonly isBlind: boolean;
  /** Some of what the lines rest on is not current. */
  readonly isPartial: boolean;
}

function choose(ordered: readonly Signal[], sources: readonly SourceStatus[]): Chosen {
  const firing = ordered.filter((signal) => signal.state !== 'resolved');
  const resolved = ordered.filter((signal) => signal.state === 'resolved');
  const isRecovery = firing.length === 0 && resolved.length > 0;
  const isBlind = blindSources(sources).length > 0;
  const isPartial = isBlind || firing.some((signal) => signal.stale);
  return { firing, resolved, isRecovery, isBlind, isPartial };
}

function impactLine(
  picture: Picture,
  { firing, resolved, isRecovery, isBlind, isPartial }: Chosen,
): DraftLine {
  const effects = impactPhrases(firing, picture);
  if (effects.length === 0 && isBlind) {
    return draftLine('Impact', [phrase('not known: the console cannot read current data', firing)]);
  }
  if (isRecovery) {
    return draftLine('Impact', [phrase('recovered: the reported trouble is no longer seen', resolved)]);
  }
  const known = effects.length === 0 ? [phrase('no effect on traffic is known', firing)] : effects;
  return draftLine(
    'Impact',
    known,
    isPartial
      ? [
          phrase(
            NOT_CURRENT,
            firing.filter(({ stale }) => stale),
          ),
        ]
      : [],
  );
}

function factPhrases(input: ComposeInput, { firing, resolved }: Chosen): Phrase[] {
  const facts = signalPhrases(firing.length > 0 ? firing : resolved, input);
  if (facts.length === 0) return [phrase('nothing fires in what was read', [])];
  if (firing.length === 0 || resolved.length === 0) return facts;
  return [...facts, phrase(`${counted(resolved.length, 'earlier signal')} resolved`, resolved)];
}

/** The operator's next action: the traffic's before the console's own. */
function nextCheck(lead: Signal | undefined, { isRecovery, isBlind }: Chosen): string {
  if (lead !== undefined) return uncapitalised(lead.nextCheck);
  if (isBlind) return 'open Connections and run the test, to see the present again';
  return isRecovery ? 'watch the next two refreshes, then close the incident' : 'none needed now';
}

/**
 * The five published lines from the chosen signals (pooler-contract 9.1): the same evidence gives the same text.
 * Resolved signals alone make a recovery update: `Status: info` with the recovery in Impact.
 */
export function composeDraft(input: ComposeInput): DraftLine[] {
  const ordered = orderSignals(input.signals);
  const chosen = choose(ordered, input.sources);
  const { firing } = chosen;
  const lead = firing.find(({ subject }) => subject.kind !== 'source') ?? firing[0];
  return [
    draftLine('Status', [phrase(statusWord(firing), firing)]),
    impactLine(input.picture, chosen),
    draftLine('Signals', factPhrases(input, chosen)),
    draftLine('Next check', [phrase(nextCheck(lead, chosen), lead === undefined ? chosen.resolved : [lead])]),
    draftLine('Privacy', [phrase(privacyText(ordered), ordered)]),
  ];
}
