import type { Database } from 'better-sqlite3';
import { LOG_KINDS, type LogKind } from '../../../shared/metadata/log-coverage.ts';
import type { LogRows, LogStore, LogWritten } from '../log-contract.ts';
import type { Synchronous } from '../synchronous.ts';
import { auditsTable } from './audits.ts';
import { backfillsTable } from './backfills.ts';
import { extentTable } from './extent.ts';
import type { Taken } from './history-table.ts';
import { jobFactsReader } from './job-facts.ts';
import { jobsTable } from './jobs.ts';
import { requestFiguresReader } from './request-figures.ts';
import { requestsTable } from './requests.ts';
import { spansTable } from './spans-table.ts';
import { timeOfKey } from './time-key.ts';
import { trafficTable } from './traffic.ts';
import { wordsTable } from './words.ts';

const JOBS = 'jobs';

interface Transactions {
  write<T>(work: () => T): T;
  read<T>(work: () => T): T;
}

/** The permanent histories on an open, migrated file; every write is one transaction. */
export function sqliteLogStore(database: Database, { write, read }: Transactions): Synchronous<LogStore> {
  const words = wordsTable(database);
  const requests = requestsTable(database, words);
  const audits = auditsTable(database, words);
  const jobs = jobsTable(database, words);
  const jobFacts = jobFactsReader(database, words, jobs.history);
  const figures = requestFiguresReader(database, words);
  const traffic = trafficTable(database);
  const spans = spansTable(database);
  const extent = extentTable(database);
  const backfills = backfillsTable(database);

  const takePage = <Row>(
    log: LogKind,
    page: LogRows<Row>,
    take: (rows: readonly Row[], observedAtMs: number) => readonly Taken[],
  ): LogWritten => {
    const { rows, observedAtMs, covers, gap, backfill } = page;
    const taken = take(rows, observedAtMs);
    const added = taken.filter(({ effect }) => effect === 'added').map(({ key }) => timeOfKey(key));
    extent.add(log, observedAtMs, added);
    if (covers !== null) spans.cover(log, covers, observedAtMs);
    if (gap !== null) spans.notice(log, { ...gap, noticedAtMs: observedAtMs });
    if (backfill !== null) backfills.save(backfill);
    return { added: added.length, changed: taken.filter(({ effect }) => effect === 'changed').length };
  };

  return {
    recordRequests: (page) => write(() => takePage('requests', page, requests.take)),
    recordAudits: (page) => write(() => takePage('audit', page, audits.take)),
    saveBackfill: (backfill) => write(() => backfills.save(backfill)),
    logCoverage: (asOfMs) =>
      read(() =>
        LOG_KINDS.map((log) => {
          const held = extent.at(log, asOfMs);
          return {
            log,
            spans: spans.spansAt(log, asOfMs),
            gaps: spans.gapsAt(log, asOfMs),
            backfill: backfills.at(log, asOfMs),
            rows: held?.rows ?? 0,
            newestMs: held?.newestMs ?? null,
            oldestMs: held?.oldestMs ?? null,
          };
        }),
      ),
    knownSettled: (log, ids) =>
      read(() =>
        ids.filter((id) => (log === 'requests' ? requests.history.isSettled(id) : audits.isKnown(id))),
      ),
    openRequests: (limit) => requests.open(limit),
    recordJobs: (reading) =>
      write(() => {
        jobs.take(reading);
        extent.add(JOBS, reading.observedAtMs, []);
      }),
    recordTraffic: (reading) => write(() => traffic.take(reading)),
    requestPage: (query) => read(() => requests.page(query)),
    request: (id) => requests.history.byId(id)?.row ?? null,
    auditPage: (query) => read(() => audits.page(query)),
    auditEvent: (id) => audits.byId(id),
    jobPage: (query) => read(() => jobs.page(query)),
    job: (id) => jobs.history.byId(id)?.row ?? null,
    requestBuckets: (query, fromMs, toMs) => read(() => requests.buckets(query, fromMs, toMs)),
    requestFigures: (asOfMs, windowMs) =>
      read(() => {
        if (extent.at('requests', asOfMs) === null) return null;
        const covered = spans.spansAt('requests', asOfMs);
        return figures(asOfMs, windowMs, { covered, replaced: requests.history.replacedAfter(asOfMs) });
      }),
    oldestOpenRequestMs: (asOfMs) => read(() => requests.oldestOpenMs(asOfMs)),
    jobFacts: (asOfMs) => read(() => (extent.at(JOBS, asOfMs) === null ? null : jobFacts(asOfMs))),
    traffic: (asOfMs) => traffic.at(asOfMs),
  };
}
