import type { Picture } from '../metadata/picture.ts';
import type { SourceStatus } from '../metadata/source.ts';
import { blindSources, orderSignals } from '../signals/overall.ts';
import type { Signal } from '../signals/signal.ts';
import type { SloResult } from '../slo/result.ts';
import type { DRAFT_LABELS } from './draft.ts';
import { impactPhrases } from './impact.ts';
import { privacyText } from './privacy.ts';
import { type Phrase, signalPhrases } from './signal-phrases.ts';
import { clipped, counted, fitted, LINE_LIMIT, uncapitalised } from './wording.ts';

export interface DraftLine {
  readonly label: (typeof DRAFT_LABELS)[number];
  readonly text: string;
  /** The signals this line rests on. */
  readonly signalIds: readonly string[];
}

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

function impactText(picture: Picture, { firing, isRecovery, isBlind, isPartial }: Chosen): string {
  const effects = impactPhrases(firing, picture);
  if (effects.length === 0 && isBlind) return 'not known: the console cannot read current data';
  if (isRecovery) return 'recovered: the reported trouble is no longer seen';
  const known = effects.length === 0 ? ['no effect on traffic is known'] : effects;
  const caveat = isPartial ? `; ${NOT_CURRENT}` : '';
  return `${fitted(known, roomOf('Impact') - caveat.length)}${caveat}`;
}

function factPhrases(input: ComposeInput, { firing, resolved }: Chosen): Phrase[] {
  const facts = signalPhrases(firing.length > 0 ? firing : resolved, input);
  if (facts.length === 0) return [{ text: 'nothing fires in what was read', signalIds: [] }];
  if (firing.length === 0 || resolved.length === 0) return facts;
  const signalIds = resolved.map(({ id }) => id);
  return [...facts, { text: `${counted(resolved.length, 'earlier signal')} resolved`, signalIds }];
}

/** The operator's next action: the traffic's before the console's own. */
function nextCheck(lead: Signal | undefined, { isRecovery, isBlind }: Chosen): string {
  if (lead !== undefined) return uncapitalised(lead.nextCheck);
  if (isBlind) return 'open Connections and run the test, to see the present again';
  return isRecovery ? 'watch the next two refreshes, then close the incident' : 'none needed now';
}

/** Characters a line has left for its text. */
function roomOf(label: DraftLine['label']): number {
  return LINE_LIMIT - label.length - 2;
}

function line(label: DraftLine['label'], text: string, signalIds: readonly string[]): DraftLine {
  return { label, text: clipped(text, roomOf(label)), signalIds };
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
  const facts = factPhrases(input, chosen);
  const all = ordered.map((signal) => signal.id);
  return [
    line('Status', statusWord(firing), all),
    line('Impact', impactText(input.picture, chosen), all),
    line(
      'Signals',
      fitted(
        facts.map((fact) => fact.text),
        roomOf('Signals'),
      ),
      facts.flatMap((fact) => fact.signalIds),
    ),
    line('Next check', nextCheck(lead, chosen), lead === undefined ? all : [lead.id]),
    line('Privacy', privacyText(ordered), all),
  ];
}

/** The lines as text, `Label: text`, one a line, without a trailing newline. */
export function draftText(lines: readonly DraftLine[]): string {
  return lines.map((line) => `${line.label}: ${line.text}`).join('\n');
}
