import type { SourceId, SourceStatus } from '../metadata/source.ts';
import { blindSources, orderSignals } from '../signals/overall.ts';
import { type StateSeverity, severityRank, severityWord, worst } from '../signals/severity.ts';
import type { Signal } from '../signals/signal.ts';
import { isNews, type KnownSignals, NO_SIGNALS, rememberSignals } from './known-signals.ts';
import { advanceLatch, type Latch } from './latch.ts';
import type { Notice, NoticesFrom } from './notice.ts';
import { sourceNames, systemOf, WATCHED_SYSTEMS, type WatchedSystem } from './watched-systems.ts';

/** What is remembered from look to look, of one connection. */
export interface NoticeMemory {
  /** When the first look was, Unix ms. */
  readonly begunMs: number;
  readonly signals: KnownSignals;
  readonly traffic: Latch;
  readonly security: Latch;
  readonly systems: ReadonlyMap<WatchedSystem, Latch>;
  /** Sources that have been live at some look: others cannot begin to fail. */
  readonly wasLive: ReadonlySet<SourceId>;
  /** A rise was told whose end was not: its end is told too. */
  readonly toldRise: boolean;
}

export interface NoticeInput {
  readonly nowMs: number;
  readonly signals: readonly Signal[];
  readonly sources: readonly SourceStatus[];
}

interface Looked {
  readonly memory: NoticeMemory;
  readonly notices: readonly Notice[];
}

/** Higher is worse; the table of severities counts the other way. */
const heightOf = (severity: StateSeverity): number => -severityRank(severity);
const CALM_HEIGHT = heightOf('info');

const FAILED: ReadonlySet<string> = new Set(['failing', 'refused']);

/** The console's own trouble with a source says nothing about traffic (design 4). */
function firingTraffic(signals: readonly Signal[]): Signal[] {
  return orderSignals(signals).filter(
    ({ state, subject }) => state === 'firing' && subject.kind !== 'source',
  );
}

function severityOf(traffic: readonly Signal[]): StateSeverity {
  return traffic.reduce<StateSeverity>((state, { severity }) => worst(state, severity), 'ok');
}

function failedOf(system: WatchedSystem, sources: readonly SourceStatus[], wasLive: ReadonlySet<SourceId>) {
  return sources.filter(
    (source) => systemOf(source) === system && FAILED.has(source.state) && wasLive.has(source.id),
  );
}

/** The first look: everything is as it was before, so nothing is told. */
function begin({ nowMs, signals, sources }: NoticeInput): NoticeMemory {
  const still = (height: number): Latch => ({ height, below: null });
  return {
    begunMs: nowMs,
    signals: rememberSignals(NO_SIGNALS, signals, sources, nowMs),
    traffic: still(heightOf(severityOf(firingTraffic(signals)))),
    security: still(Number(signals.some(({ state, security }) => state === 'firing' && security))),
    systems: new Map(WATCHED_SYSTEMS.map((system) => [system, still(0)])),
    wasLive: new Set(sources.flatMap(({ id, state }) => (state === 'live' ? [id] : []))),
    toldRise: false,
  };
}

/** Whether a person wants to be told of this; what concerns no traffic counts as degraded. */
function isWanted({ kind, severity }: Notice, from: NoticesFrom): boolean {
  if (from === 'off') return false;
  const counted = kind === 'security' || kind === 'source' ? 'degraded' : severity;
  return kind === 'calm' || severityRank(counted) <= severityRank(from);
}

function lookAtTraffic(memory: NoticeMemory, input: NoticeInput, signals: KnownSignals) {
  const traffic = firingTraffic(input.signals);
  const severity = severityOf(traffic);
  const present = heightOf(severity);
  // What cannot be seen is not over.
  const isBlind = present < memory.traffic.height && blindSources(input.sources).length > 0;
  const { latch, moved } = isBlind
    ? { latch: memory.traffic, moved: 'stayed' as const }
    : advanceLatch(memory.traffic, present, input.nowMs);
  const lead = traffic.find((signal) => signal.severity === severity && isNews(signal, signals));
  const rise: Notice[] =
    moved === 'rose' && lead !== undefined
      ? [{ kind: 'traffic', severity, text: `${severityWord(severity)}: ${lead.title}.`, signalId: lead.id }]
      : [];
  const isCalm = moved === 'fell' && latch.height <= CALM_HEIGHT;
  const end: Notice = {
    kind: 'calm',
    severity,
    text: `Back to ${severityWord(severity)}: no signal above that fires any more.`,
    signalId: null,
  };
  return { latch, rise, end: isCalm ? [end] : [] };
}

function lookAtSecurity(memory: NoticeMemory, { nowMs, signals }: NoticeInput, known: KnownSignals) {
  const flagged = orderSignals(signals).filter(({ state, security }) => state === 'firing' && security);
  const { latch, moved } = advanceLatch(memory.security, Number(flagged.length > 0), nowMs);
  const lead = flagged.find((signal) => isNews(signal, known));
  const notices: Notice[] =
    moved === 'rose' && lead !== undefined
      ? [
          {
            kind: 'security',
            severity: lead.severity,
            text: `Security review: ${lead.title}.`,
            signalId: lead.id,
          },
        ]
      : [];
  return { latch, notices };
}

function lookAtSystems({ systems, wasLive }: NoticeMemory, { nowMs, sources }: NoticeInput) {
  const notices: Notice[] = [];
  const latches = [...systems].map(([system, before]): [WatchedSystem, Latch] => {
    const failed = failedOf(system, sources, wasLive);
    const { latch, moved } = advanceLatch(before, Number(failed.length > 0), nowMs);
    if (moved === 'rose') {
      const text = `The console can no longer read ${system} (${sourceNames(failed)}); it shows the last known picture.`;
      notices.push({ kind: 'source', severity: 'unknown', text, signalId: null });
    }
    return [system, latch];
  });
  return { systems: new Map(latches), notices };
}

/**
 * One look at the state of a connection: what is told is the change since the last one. A rise of the traffic severity,
 * of the security flag or of failing sources is told once, again only after it was over for a minute, and what was so
 * before anybody looked never; the end of a rise that was told is told once, when nothing above info is left.
 * `memory` is null at the first look.
 */
export function advanceNotices(memory: NoticeMemory | null, input: NoticeInput, from: NoticesFrom): Looked {
  if (memory === null) return { memory: begin(input), notices: [] };
  const { signals, sources } = input;
  const known = rememberSignals(memory.signals, signals, sources, memory.begunMs);
  const traffic = lookAtTraffic(memory, input, known);
  const security = lookAtSecurity(memory, input, known);
  const systems = lookAtSystems(memory, input);
  const rises = [...traffic.rise, ...security.notices, ...systems.notices].filter((notice) =>
    isWanted(notice, from),
  );
  const ends = memory.toldRise ? traffic.end.filter((notice) => isWanted(notice, from)) : [];
  const toldRise =
    rises.some(({ kind }) => kind === 'traffic') || (memory.toldRise && traffic.end.length === 0);
  return {
    memory: {
      begunMs: memory.begunMs,
      signals: known,
      traffic: traffic.latch,
      security: security.latch,
      systems: systems.systems,
      wasLive: new Set([
        ...memory.wasLive,
        ...sources.flatMap(({ id, state }) => (state === 'live' ? [id] : [])),
      ]),
      toldRise,
    },
    notices: [...rises, ...ends],
  };
}
