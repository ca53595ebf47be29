import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import type { Labelled } from './labels.ts';

/** The kinds that appear by name both in lists of their own and in rows of the logs. */
type BookedKind = 'pool' | 'upstream' | 'key';

/**
 * The names that the lists gave: a row of a log knows only its own entity, and cannot tell that another one bears the
 * same label. What no list has named keeps the name its row gave it.
 */
export interface NameBook {
  note(kind: BookedKind, entities: readonly Labelled[]): void;
  inRequest(row: RequestLog): RequestLog;
  inAudit(row: AuditEvent): AuditEvent;
}

export function createNameBook(): NameBook {
  const names = {
    pool: new Map<string, string>(),
    upstream: new Map<string, string>(),
    key: new Map<string, string>(),
  };
  const nameOf = (kind: BookedKind, id: string | null) => (id === null ? undefined : names[kind].get(id));
  return {
    note(kind, entities) {
      for (const { id, label } of entities) names[kind].set(id, label);
    },
    inRequest: (row) => ({
      ...row,
      poolLabel: nameOf('pool', row.poolId) ?? row.poolLabel,
      upstreamLabel: nameOf('upstream', row.upstreamId) ?? row.upstreamLabel,
      keyLabel: nameOf('key', row.keyId) ?? row.keyLabel,
    }),
    inAudit: (row) => ({ ...row, poolLabel: nameOf('pool', row.poolId) ?? row.poolLabel }),
  };
}
