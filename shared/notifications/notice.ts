import { z } from 'zod';
import type { StateSeverity } from '../signals/severity.ts';

/** From where on a person wants to be told. Security and sources that fail count as degraded. */
export const noticesFromSchema = z.enum(['off', 'outage', 'degraded', 'watch']);
export type NoticesFrom = z.infer<typeof noticesFromSchema>;

export const DEFAULT_NOTICES_FROM: NoticesFrom = 'degraded';

/** One thing to tell, before the gate has seen its sentence. */
export interface Notice {
  readonly kind: 'traffic' | 'security' | 'source' | 'calm';
  /** How it is coloured. */
  readonly severity: StateSeverity;
  /** One sentence. */
  readonly text: string;
  /** What a click opens; null opens Now. */
  readonly signalId: string | null;
}

/** A notice whose sentence the gate has let pass. */
export interface ReleasedNotice extends Notice {
  /** Grows from notice to notice, over restarts too. */
  readonly id: number;
  readonly atMs: number;
  /** The gate held the sentence back: a fixed one stands in its place. */
  readonly heldBack: boolean;
}
