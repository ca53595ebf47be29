import type { ApiKey } from '../../metadata/access.ts';
import { KEY_EXPIRES_SOON_MS } from '../../signals/rules/key-standing.ts';

/**
 * What a client gets that uses the key now: its status, but `expired` once its time has passed, because the status
 * itself stays `active` (POOLER-T10), and `expires soon` within the last week. Unknown words stay as they are.
 */
export function keyStanding(key: Pick<ApiKey, 'status' | 'expiresAtMs'>, nowMs: number): string {
  if (key.status !== 'active' || key.expiresAtMs === null) return key.status;
  if (key.expiresAtMs <= nowMs) return 'expired';
  return key.expiresAtMs - nowMs <= KEY_EXPIRES_SOON_MS ? 'expires soon' : 'active';
}
