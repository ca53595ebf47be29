import type { Database } from 'better-sqlite3';
import { type EntityBatch, type EntityKind, upstreamSchema } from '../../shared/metadata/entities.ts';
import { settingsSchema } from '../../shared/metadata/pooler-settings.ts';
import type { Subject } from '../../shared/signals/signal.ts';
import { joinFigures, MOVING_FIELDS, splitFigures } from './figures.ts';
import { type ObservedEntity, observeEntity, type WatchedField } from './observed-entity.ts';
import { settingsChanges } from './settings-changes.ts';
import type { TransitionsTable } from './transitions.ts';
import type { VersionRow, VersionsTable } from './versions.ts';

/** The whole entity as it was observed, before its schema has seen it again. */
export function entityBody(kind: EntityKind, row: VersionRow): unknown {
  return joinFigures(row, MOVING_FIELDS[kind]);
}

/** Lists whose batches name a part of the whole: a membership batch is complete about one Pool only. */
const LISTED_IN_PARTS: ReadonlySet<EntityKind> = new Set(['membership']);

/**
 * Kinds whose coming and going is news, by complete lists only. Quota accounts and the gateway come and go with what
 * they belong to; a resolved alert leaves its list by design.
 */
export const REPORTED_AS_VANISHED: ReadonlySet<EntityKind> = new Set([
  'pool',
  'upstream',
  'key',
  'operator',
  'invite',
]);

/** Takes one list of a source into the entities in time, with the transitions it shows. */
export function entityRecorder(database: Database, versions: VersionsTable, transitions: TransitionsTable) {
  const listing = database.prepare<[string], { complete: number }>(
    'SELECT complete FROM listing WHERE kind = ?',
  );
  const setListing = database.prepare<[string, number, number]>(
    `INSERT INTO listing (kind, at_ms, complete) VALUES (?, ?, ?)
     ON CONFLICT (kind) DO UPDATE SET at_ms = excluded.at_ms, complete = excluded.complete`,
  );

  const labelOfUpstream = (id: string): string => {
    const row = versions.newest('upstream', id);
    return row === null ? 'upstream' : upstreamSchema.parse(entityBody('upstream', row)).label;
  };
  const named = (kind: EntityKind, subject: Subject): Subject =>
    kind === 'quota' ? { ...subject, label: labelOfUpstream(subject.id) } : subject;

  const noteChange = (
    kind: EntityKind,
    watched: WatchedField,
    before: WatchedField | null,
    at: Moment,
  ): void => {
    if (before?.value === watched.value) return;
    const fromSource = watched.beganAtMs !== null && watched.beganAtMs <= at.atMs;
    const unseenBefore = before === null && !at.listWasComplete;
    transitions.add({
      trackedKind: kind,
      subject: named(kind, watched.subject),
      field: watched.name,
      from: before?.value ?? null,
      to: watched.value,
      atMs: fromSource && watched.beganAtMs !== null ? watched.beganAtMs : at.atMs,
      observedMs: at.atMs,
      timing: fromSource ? 'source' : unseenBefore ? 'since at least' : 'observed',
    });
  };

  const noteListed = (
    kind: EntityKind,
    watched: WatchedField | null,
    listed: boolean,
    atMs: number,
  ): void => {
    if (watched === null || !REPORTED_AS_VANISHED.has(kind)) return;
    const [from, to] = listed ? ['not listed', 'listed'] : ['listed', 'not listed'];
    const change = { field: 'listed', from, to, atMs, observedMs: atMs, timing: 'observed' } as const;
    transitions.add({ trackedKind: kind, subject: watched.subject, ...change });
  };

  /** The first reading says how the settings are, not that anything changed. */
  const noteSettings = (before: unknown, after: unknown, observedMs: number): void => {
    const [old, now] = [settingsSchema.parse(before), settingsSchema.parse(after)];
    const fromSource = now.updatedAtMs > old.updatedAtMs && now.updatedAtMs <= observedMs;
    const atMs = fromSource ? now.updatedAtMs : observedMs;
    for (const { id, ...change } of settingsChanges(old, now)) {
      const subject: Subject = { kind: 'setting', id, label: id };
      const timing = fromSource ? 'source' : 'observed';
      transitions.add({ trackedKind: 'settings', subject, ...change, atMs, observedMs, timing });
    }
  };

  const takeOne = (kind: EntityKind, entity: ObservedEntity, at: Moment): void => {
    const row = versions.newest(kind, entity.id);
    const before = row === null ? null : observeEntity(kind, entityBody(kind, row)).watched;
    if (row !== null && !row.present) noteListed(kind, entity.watched, true, at.atMs);
    if (entity.watched !== null) noteChange(kind, entity.watched, before, at);
    if (kind === 'settings' && row !== null) noteSettings(entityBody(kind, row), entity.body, at.atMs);
    versions.observe(kind, entity.id, at.atMs, splitFigures(entity.body, MOVING_FIELDS[kind]));
  };

  const endMissing = (kind: EntityKind, listed: ReadonlySet<string>, atMs: number): void => {
    for (const row of versions.at(kind, Number.MAX_SAFE_INTEGER)) {
      if (!row.present || listed.has(row.id)) continue;
      versions.end(kind, row.id, atMs);
      if (kind === 'pool') versions.end('membership', row.id, atMs);
      noteListed(kind, observeEntity(kind, entityBody(kind, row)).watched, false, atMs);
    }
  };

  return {
    /**
     * `complete: false` never makes anything vanish (POOLER-T2 and the page caps). Something that appears
     * after an incomplete list may have been there all along: its state holds "since at least" now.
     */
    take(batch: EntityBatch, atMs: number): void {
      const { kind, complete } = batch;
      const entities = batch.items.map((item) => observeEntity(kind, item));
      const at: Moment = { atMs, listWasComplete: listing.get(kind)?.complete === 1 };
      for (const entity of entities) takeOne(kind, entity, at);
      if (complete && !LISTED_IN_PARTS.has(kind)) {
        endMissing(kind, new Set(entities.map((entity) => entity.id)), atMs);
      }
      setListing.run(kind, atMs, complete ? 1 : 0);
    },
  };
}

interface Moment {
  readonly atMs: number;
  /** The list before this one was complete: whatever it did not name was not there. */
  readonly listWasComplete: boolean;
}
