import type { Database } from 'better-sqlite3';
import { chartedFigures } from '../../shared/slo/points.ts';
import type { PollRecord, Store } from './contract.ts';
import { countedFamilies } from './counted-families.ts';
import { countersTable } from './counters.ts';
import { draftsTable } from './drafts.ts';
import { entityRecorder } from './entities.ts';
import { increasesReader } from './increases.ts';
import { journalOf } from './journal.ts';
import { laneClocksTable } from './lane-clocks.ts';
import { sqliteLogStore } from './logs/log-store.ts';
import { readPicture } from './picture.ts';
import { pollsTable } from './polls.ts';
import { releasesTable } from './releases.ts';
import { scrapesTable } from './scrapes.ts';
import { settingsTable } from './settings.ts';
import { signalsTable } from './signals.ts';
import { slicesReader } from './slices.ts';
import { sloPointsTable } from './slo-points.ts';
import { sloResultsTable } from './slo-results.ts';
import type { Synchronous } from './synchronous.ts';
import { thinning } from './thinning.ts';
import { transitionsTable } from './transitions.ts';
import { versionsTable } from './versions.ts';

export type SqliteStore = Synchronous<Store>;

/**
 * The store on an open, migrated file, one call after the other in its own thread. Every write is one
 * transaction; nothing is cached outside the file, so a second process on the same file sees the same.
 */
export function sqliteStore(database: Database): SqliteStore {
  const polls = pollsTable(database);
  const versions = versionsTable(database);
  const transitions = transitionsTable(database);
  const entities = entityRecorder(database, versions, transitions);
  const scrapes = scrapesTable(database);
  const settings = settingsTable(database);
  const families = countedFamilies(database, settings);
  const counters = countersTable(database, scrapes, families);
  const increases = increasesReader(database, scrapes, families);
  const slices = slicesReader(database);
  const signals = signalsTable(database, versions);
  const laneClocks = laneClocksTable(database);
  const sloResults = sloResultsTable(database);
  const sloPoints = sloPointsTable(database);
  const drafts = draftsTable(database);
  const releases = releasesTable(database);
  const thin = thinning(database);
  const journal = journalOf(database);

  // Asking for the write lock at once makes a second process wait its turn instead of failing midway.
  const write = <T>(work: () => T): T => database.transaction(work).immediate();
  const read = <T>(work: () => T): T => database.transaction(work).deferred();

  const noteOutcome = ({ source, atMs, outcome }: PollRecord): void => {
    const before = polls.newestOutcome(source, atMs);
    if (before === null || before === outcome) return;
    const subject = { kind: 'source', id: source, label: source } as const;
    const change = {
      field: 'outcome',
      from: before,
      to: outcome,
      atMs,
      observedMs: atMs,
      timing: 'observed',
    } as const;
    transitions.add({ trackedKind: 'source', subject, ...change });
  };

  return {
    ...sqliteLogStore(database, { write, read }),
    recordPoll: (record) =>
      write(() => {
        noteOutcome(record);
        polls.add(record);
        for (const batch of record.batches) entities.take(batch, record.atMs);
      }),
    recordScrapes: (records) =>
      write(() => {
        for (const record of records.toSorted((a, b) => a.atMs - b.atMs)) counters.take(record);
      }),
    recordEvaluation: ({ atMs, ...evaluation }) => {
      write(() => {
        signals.take(evaluation.signals, atMs);
        laneClocks.take(evaluation.laneClocks);
        if (evaluation.slo !== null) {
          sloResults.take(evaluation.slo, atMs);
          sloPoints.take(chartedFigures(evaluation.slo), atMs);
        }
        thin.step(atMs);
      });
      journal.settle();
    },
    picture: (asOfMs) =>
      read(() => readPicture({ versions, transitions, summaries: polls.summaries }, asOfMs)),
    increases: (windowsMs, endMs, service) => read(() => increases(windowsMs, endMs, service)),
    slices: (series, fromMs, toMs) => read(() => slices(series, fromMs, toMs)),
    signals: (asOfMs) => read(() => signals.at(asOfMs)),
    laneClocks: () => laneClocks.all(),
    slo: (asOfMs) => sloResults.at(asOfMs),
    sloPoints: (rowId, window, fromMs, toMs) => sloPoints.between(rowId, window, fromMs, toMs),
    versionChanges: (fromMs, toMs) => transitions.ofKind('contract', fromMs, toMs),
    recordSloFigures: (moments) =>
      write(() => {
        for (const { figures, atMs } of moments) sloPoints.take(figures, atMs);
      }),
    transitions: (sinceMs, asOfMs) => transitions.since(sinceMs, asOfMs),
    acknowledge: (signalId, atMs, reason, untilMs) => signals.acknowledge(signalId, atMs, reason, untilMs),
    unacknowledge: (signalId) => signals.unacknowledge(signalId),
    saveDraft: (draft) => drafts.save(draft),
    drafts: (asOfMs) => drafts.at(asOfMs),
    deleteDraft: (id) => {
      const removed = write(() => drafts.remove(id));
      if (removed.length > 0) journal.empty();
      return removed;
    },
    restoreDraft: (versions) =>
      write(() => {
        for (const version of versions) drafts.save(version);
      }),
    recordRelease: (release) => releases.add(release),
    draftReleases: (asOfMs) => releases.ofDrafts(asOfMs),
    setting: (key) => settings.setting(key),
    setSetting: (key, value) => settings.setSetting(key, value),
    close: () => {
      database.close();
    },
  };
}
