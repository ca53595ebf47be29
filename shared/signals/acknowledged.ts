import type { Signal } from './signal.ts';

/** True while someone's acknowledgement holds: one with an end in the past (a snooze that ran out) holds no more. */
export function isAcknowledged({ acknowledged }: Pick<Signal, 'acknowledged'>, nowMs: number): boolean {
  return acknowledged !== null && (acknowledged.untilMs === null || acknowledged.untilMs > nowMs);
}
