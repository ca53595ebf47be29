import type { z } from 'zod';
import { apiKeySchema, inviteSchema, operatorSchema } from '../../shared/metadata/access.ts';
import { contractFactSchema } from '../../shared/metadata/contract-fact.ts';
import {
  type EntityKind,
  gatewayHealthSchema,
  membershipSchema,
  poolSchema,
  quotaAccountSchema,
  serviceSchema,
  upstreamSchema,
} from '../../shared/metadata/entities.ts';
import type { Picture, PollSummary } from '../../shared/metadata/picture.ts';
import { alertRuleSchema, alertSchema } from '../../shared/metadata/pooler-alert.ts';
import { settingsSchema } from '../../shared/metadata/pooler-settings.ts';
import type { Subject } from '../../shared/signals/signal.ts';
import { entityBody, REPORTED_AS_VANISHED } from './entities.ts';
import {
  type WatchedField,
  watchAlert,
  watchContract,
  watchGateway,
  watchInvite,
  watchKey,
  watchOperator,
  watchPool,
  watchQuota,
  watchUpstream,
} from './observed-entity.ts';
import type { StatusSince, TransitionsTable } from './transitions.ts';
import type { VersionsTable } from './versions.ts';

interface PictureTables {
  readonly versions: VersionsTable;
  readonly transitions: TransitionsTable;
  readonly summaries: (asOfMs: number) => readonly PollSummary[];
}

/**
 * The picture exactly as it was known at `asOfMs`. `statusSince` holds the watched field of every kind that
 * has one: status of Pools (`pool:<id>`), upstreams, keys, operators and invites, state of alerts (`alert:<id>`),
 * usability of quotas (`quota:<id>`), health of the gateway (`gateway:gateway`), versions of codex-pdf (`contract:<id>`).
 */
export function readPicture(tables: PictureTables, asOfMs: number): Picture {
  const { versions, transitions } = tables;
  const statusSince = new Map<string, StatusSince>();
  const vanished: { subject: Subject; sinceMs: number }[] = [];

  const read = <T>(kind: EntityKind, schema: z.ZodType<T>, watch: (entity: T) => WatchedField | null): T[] =>
    versions.at(kind, asOfMs).flatMap((row) => {
      if (!row.present && !REPORTED_AS_VANISHED.has(kind)) return [];
      const entity = schema.parse(entityBody(kind, row));
      const watched = watch(entity);
      if (!row.present) {
        if (watched !== null && row.untilMs !== null) {
          vanished.push({ subject: watched.subject, sinceMs: row.untilMs });
        }
        return [];
      }
      const since = watched === null ? null : transitions.newest(kind, row.id, watched.name, asOfMs);
      if (since !== null) statusSince.set(`${kind}:${row.id}`, since);
      return [entity];
    });
  const nothing = () => null;

  return {
    asOfMs,
    polls: tables.summaries(asOfMs),
    pools: read('pool', poolSchema, watchPool),
    upstreams: read('upstream', upstreamSchema, watchUpstream),
    memberships: read('membership', membershipSchema, nothing),
    quotas: read('quota', quotaAccountSchema, watchQuota),
    service: read('service', serviceSchema, nothing)[0] ?? null,
    gateway: read('gateway', gatewayHealthSchema, watchGateway)[0] ?? null,
    keys: read('key', apiKeySchema, watchKey),
    operators: read('operator', operatorSchema, watchOperator),
    invites: read('invite', inviteSchema, watchInvite),
    settings: read('settings', settingsSchema, nothing)[0] ?? null,
    alerts: read('alert', alertSchema, watchAlert),
    alertRules: read('alertRule', alertRuleSchema, nothing),
    contract: read('contract', contractFactSchema, watchContract),
    vanished,
    statusSince,
  };
}
