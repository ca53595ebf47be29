import type { Pool } from '../metadata/entities.ts';
import type { Picture } from '../metadata/picture.ts';
import { orderSignals } from '../signals/overall.ts';
import { poolReadiness, readinessText } from '../signals/readiness.ts';
import type { Signal } from '../signals/signal.ts';
import type { DRAFT_LABELS } from './draft.ts';
import { utcTime } from './time.ts';

/** A line is at most this many characters, label included (issue of the published shape: one short sentence). */
export const LINE_LIMIT = 240;

export interface DraftLine {
  readonly label: (typeof DRAFT_LABELS)[number];
  readonly text: string;
  /** The signals this line rests on. */
  readonly signalIds: readonly string[];
}

export interface ComposeInput {
  readonly nowMs: number;
  readonly signals: readonly Signal[];
  readonly picture: Picture;
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

function sinceText(signals: readonly Signal[], nowMs: number): string {
  const earliest = [...signals].sort((a, b) => a.sinceMs - b.sinceMs)[0];
  if (earliest === undefined) return '';
  return ` since ${earliest.sinceIsLowerBound ? 'at least ' : ''}${utcTime(earliest.sinceMs, nowMs)}`;
}

function poolsOf(picture: Picture, upstreamIds: ReadonlySet<string>): Pool[] {
  return picture.pools.filter((pool) =>
    picture.memberships.some(
      (membership) => membership.id === pool.id && membership.upstreamIds.some((id) => upstreamIds.has(id)),
    ),
  );
}

const UPSTREAM_STATE_WORDS: Readonly<Record<string, string>> = {
  'upstream.reauth_required': 'in reauth_required',
  'upstream.refresh_failed': 'in refresh_failed',
  'upstream.refresh_overdue': 'with an overdue token refresh',
  'upstream.quota_exhausted': 'with exhausted quota',
};

/** Upstream signals of one rule as counts per Pool, never as a list of accounts. */
function upstreamGroup(rule: string, signals: readonly Signal[], { picture, nowMs }: ComposeInput): string {
  const ids = new Set(signals.map((signal) => signal.subject.id));
  const words = UPSTREAM_STATE_WORDS[rule] ?? 'affected';
  const pools = poolsOf(picture, ids);
  const since = sinceText(signals, nowMs);
  const [only] = pools;
  if (pools.length === 1 && only !== undefined) {
    const members = picture.memberships.find((membership) => membership.id === only.id)?.upstreamIds ?? [];
    const affected = members.filter((id) => ids.has(id)).length;
    return `${affected} of ${members.length} upstreams of ${only.label} ${words}${since}`;
  }
  const where = pools.length === 0 ? '' : ` across ${pools.length} Pools`;
  return `${ids.size} of ${picture.upstreams.length} upstreams ${words}${where}${since}`;
}

function readinessPhrase(signals: readonly Signal[], { picture, nowMs }: ComposeInput): string[] {
  return signals.flatMap((signal) => {
    const pool = picture.pools.find((candidate) => candidate.id === signal.subject.id);
    if (pool === undefined) return [];
    const readiness = poolReadiness(pool, { ...picture, nowMs });
    return [`${pool.label} has ${readinessText(readiness)} upstreams ready${sinceText([signal], nowMs)}`];
  });
}

function phrases(input: ComposeInput): { text: string; signalIds: string[] }[] {
  const byRule = Map.groupBy(input.signals, (signal) => signal.rule);
  return [...byRule].flatMap(([rule, signals]) => {
    const signalIds = signals.map((signal) => signal.id);
    if (rule.startsWith('upstream.')) return [{ text: upstreamGroup(rule, signals, input), signalIds }];
    if (rule.startsWith('pool.')) {
      return readinessPhrase(signals, input).map((text, index) => ({
        text,
        signalIds: [signalIds[index] ?? ''],
      }));
    }
    if (rule.startsWith('slo.')) {
      const names = signals.map((signal) => signal.subject.label).join(', ');
      const words = rule === 'slo.breach' ? 'outside the published band' : 'alert lanes firing';
      return [{ text: `${names} ${words}${sinceText(signals, input.nowMs)}`, signalIds }];
    }
    if (rule.startsWith('source.')) {
      const names = signals.map((signal) => signal.subject.label).join(', ');
      return [{ text: `console data for ${names} not current${sinceText(signals, input.nowMs)}`, signalIds }];
    }
    return signals.map((signal) => ({ text: signal.title, signalIds: [signal.id] }));
  });
}

/** Joins as many phrases as fit the line and says how many were left out: a cut line is never silent. */
function fitPhrases(label: string, texts: readonly string[]): string {
  const room = LINE_LIMIT - label.length - 2;
  const kept: string[] = [];
  for (const text of texts) {
    const left = texts.length - kept.length - 1;
    const tail = left > 0 ? `; and ${left} more` : '';
    if ([...kept, text].join('; ').length + tail.length > room) break;
    kept.push(text);
  }
  const left = texts.length - kept.length;
  if (kept.length === 0) return `${(texts[0] ?? 'no signals').slice(0, room - 12)}...`;
  return left > 0 ? `${kept.join('; ')}; and ${left} more` : kept.join('; ');
}

function impactText(firing: readonly Signal[], resolved: readonly Signal[]): string {
  const traffic = firing.filter((signal) => !signal.rule.startsWith('source.'));
  const lead = traffic[0];
  const blind = firing.some((signal) => signal.stale || signal.rule.startsWith('source.'));
  const unknown = blind
    ? '; the present state is not fully known, because part of the data is not current'
    : '';
  if (lead !== undefined) return `${lead.impact}${unknown}`;
  if (blind) return 'The present state is not known: the console cannot read current data';
  if (resolved.length > 0) return 'Recovered: the reported trouble is no longer seen';
  return 'No effect on traffic is known';
}

const READ_WORDS: Readonly<Record<string, string>> = {
  pools: 'Pool',
  upstreams: 'upstream',
  quotas: 'quota',
  gateway: 'health',
  slo: 'service metrics',
};

/** The Privacy line says what was really read: the sources behind the chosen signals. */
function privacyText(signals: readonly Signal[]): string {
  const sources = [
    ...new Set(signals.flatMap((signal) => signal.evidence.map((evidence) => evidence.source))),
  ];
  const words = sources.map((source) => READ_WORDS[source] ?? source);
  const read = words.length === 0 ? 'only metadata was read' : `only ${words.join(', ')} metadata was read`;
  return `${read}; no prompt text, credentials, account identifiers or file contents were inspected`;
}

/**
 * The five published lines from the chosen signals (pooler-contract 9.1): the same evidence gives the same text.
 * Resolved signals alone make a recovery update: `Status: info` with the recovery in Impact.
 */
export function composeDraft(input: ComposeInput): DraftLine[] {
  const ordered = orderSignals(input.signals);
  const firing = ordered.filter((signal) => signal.state !== 'resolved');
  const resolved = ordered.filter((signal) => signal.state === 'resolved');
  const parts = phrases({ ...input, signals: firing.length > 0 ? firing : resolved });
  const lead = firing[0];
  const all = ordered.map((signal) => signal.id);
  const line = (label: DraftLine['label'], text: string, signalIds: readonly string[]): DraftLine => ({
    label,
    text: text.slice(0, LINE_LIMIT - label.length - 2),
    signalIds,
  });
  const recovered = firing.length === 0 && resolved.length > 0 ? ', now resolved' : '';
  return [
    line('Status', statusWord(firing), all),
    line('Impact', impactText(firing, resolved), lead === undefined ? all : [lead.id]),
    line(
      'Signals',
      fitPhrases(
        `Signals${recovered}`,
        parts.length === 0 ? ['no signals were chosen'] : parts.map((part) => part.text),
      ) + recovered,
      parts.flatMap((part) => part.signalIds),
    ),
    line(
      'Next check',
      lead?.nextCheck ?? 'Watch the next two refreshes, then close the incident',
      lead === undefined ? all : [lead.id],
    ),
    line('Privacy', privacyText(ordered), all),
  ];
}

/** The lines as text, `Label: text`, one a line, without a trailing newline. */
export function draftText(lines: readonly DraftLine[]): string {
  return lines.map((line) => `${line.label}: ${line.text}`).join('\n');
}
