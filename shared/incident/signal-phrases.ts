import type { Picture } from '../metadata/picture.ts';
import { poolReadiness, readinessText } from '../signals/readiness.ts';
import { sloValueText } from '../signals/rules/slo-verdicts.ts';
import type { Signal } from '../signals/signal.ts';
import type { SloResult } from '../slo/result.ts';
import { type Phrase, phrase } from './phrase.ts';
import { counted, heldText, listed, named, uncapitalised } from './wording.ts';

/** What the figures of a phrase are taken from. */
export interface Evidence {
  readonly nowMs: number;
  readonly picture: Picture;
  readonly slo: SloResult | null;
}

const UPSTREAM_WORDS: Readonly<Record<string, string>> = {
  'upstream.reauth_required': 'in reauth_required',
  'upstream.refresh_failed': 'in refresh_failed',
  'upstream.refresh_overdue': 'with an overdue token refresh',
  'upstream.quota_exhausted': 'with exhausted quota',
};

/** More rows or lanes than this are counted instead of given with their figures. */
const MOST_WITH_FIGURES = 2;

/** The Pools that at least one of the upstreams is assigned to, in the picture's order. */
export function poolsOf(picture: Picture, upstreamIds: ReadonlySet<string>): Picture['pools'] {
  return picture.pools.filter((pool) =>
    picture.memberships.some(({ id, upstreamIds: members }) => {
      return id === pool.id && members.some((member) => upstreamIds.has(member));
    }),
  );
}

/** Upstreams of one rule as counts per Pool, never as a list of accounts. */
function upstreams(rule: string, signals: readonly Signal[], { picture, nowMs }: Evidence): string {
  const ids = new Set(signals.map(({ subject }) => subject.id));
  const what = UPSTREAM_WORDS[rule] ?? 'affected';
  const held = heldText(signals, nowMs);
  const pools = poolsOf(picture, ids);
  const members = picture.memberships.find(({ id }) => id === pools[0]?.id)?.upstreamIds ?? [];
  const [only] = pools;
  if (only !== undefined && pools.length === 1 && [...ids].every((id) => members.includes(id))) {
    return `${ids.size} of ${counted(members.length, 'upstream')} of ${only.label} ${what}${held}`;
  }
  const where = pools.length === 0 ? '' : ` across ${counted(pools.length, 'Pool')}`;
  const total = Math.max(picture.upstreams.length, ids.size);
  return `${ids.size} of ${counted(total, 'upstream')} ${what}${where}${held}`;
}

/** One Pool with its readiness at the moment; a trouble that is over is told without it, for it has changed since. */
function pool(signal: Signal, { picture, nowMs }: Evidence): string {
  const { label, id } = signal.subject;
  const held = heldText([signal], nowMs);
  const known = picture.pools.find((candidate) => candidate.id === id);
  if (signal.rule === 'pool.no_upstream_assigned') return `${label} without any upstream assigned${held}`;
  if (signal.state === 'resolved' || known === undefined) {
    return `${label} ${signal.rule === 'pool.no_ready_upstream' ? 'without a ready upstream' : 'with reduced readiness'}${held}`;
  }
  return `${label} with ${readinessText(poolReadiness(known, { ...picture, nowMs }))} upstreams ready${held}`;
}

function figures(signal: Signal, slo: SloResult | null): string {
  const { kind, id, label } = signal.subject;
  const row = kind === 'slo' ? slo?.rows.find((candidate) => candidate.id === id) : undefined;
  if (row !== undefined) {
    return `${label} at ${sloValueText(row.estimate, row.unit)} over ${row.window} (target ${sloValueText(row.target, row.unit)})`;
  }
  const lane = kind === 'lane' ? slo?.lanes.find((candidate) => candidate.id === id) : undefined;
  if (lane === undefined) return label;
  return `alert lane ${label} at ${sloValueText(lane.estimate, lane.unit)} (threshold ${sloValueText(lane.threshold, lane.unit)})`;
}

/** Rows outside their band, or lanes that fire: a few with their figures, many as a count. */
function slos(rule: string, signals: readonly Signal[], { slo, nowMs }: Evidence): string[] {
  if (signals.length <= MOST_WITH_FIGURES) {
    return signals.map((signal) => `${figures(signal, slo)}${heldText([signal], nowMs)}`);
  }
  const names = named(
    signals.map(({ subject }) => subject.label),
    'of them',
  );
  const what = rule === 'slo.lane' ? 'alert lanes firing' : 'SLO rows outside their bands';
  return [`${signals.length} ${what} (${names})${heldText(signals, nowMs)}`];
}

function phrasesOf(rule: string, signals: readonly Signal[], evidence: Evidence): Phrase[] {
  const eachOwn = (texts: readonly string[]): Phrase[] =>
    texts.length === signals.length
      ? texts.map((text, index) => phrase(text, signals.slice(index, index + 1)))
      : texts.map((text) => phrase(text, signals));
  const [family] = rule.split('.');
  switch (family) {
    case 'upstream':
      return [phrase(upstreams(rule, signals, evidence), signals)];
    case 'pool':
      return eachOwn(signals.map((signal) => pool(signal, evidence)));
    case 'slo':
      return eachOwn(slos(rule, signals, evidence));
    case 'source':
      return [phrase(`${unread(signals)}${heldText(signals, evidence.nowMs)}`, signals)];
    default:
      return eachOwn(signals.map((signal) => `${factOf(signal)}${heldText([signal], evidence.nowMs)}`));
  }
}

/** The console's own trouble: one source in its own words, several together. */
function unread(signals: readonly Signal[]): string {
  const [only] = signals;
  if (only !== undefined && signals.length === 1) return uncapitalised(only.title);
  return `console data of ${listed(signals.map(({ subject }) => subject.label))} not current`;
}

function factOf(signal: Signal): string {
  return signal.rule === 'gateway.not_ready' ? 'gateway alive but not ready' : signal.title;
}

/** Facts of the chosen signals in their order, one a rule or one a subject; sources share one. */
export function signalPhrases(signals: readonly Signal[], evidence: Evidence): Phrase[] {
  const groups = Map.groupBy(signals, ({ rule }) => (rule.startsWith('source.') ? 'source' : rule));
  return [...groups].flatMap(([rule, group]) => phrasesOf(rule, group, evidence));
}
