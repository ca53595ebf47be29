import { z } from 'zod';

/**
 * The one severity table: order (worst first), word, meaning, colour token and icon. Words and meanings
 * are the published guide's (pooler-contract 9); `ok` and `unknown` are states, not severities of a signal.
 * Security is a flag beside this ladder, never a rung of it (design 4).
 */
export const SEVERITIES = [
  {
    id: 'outage',
    word: 'Outage',
    meaning: 'An assigned Pool cannot serve its traffic.',
    color: 'outage',
    icon: 'octagon',
  },
  {
    id: 'degraded',
    word: 'Degraded',
    meaning: 'Some traffic may fail, retry, or have fewer upstreams.',
    color: 'degraded',
    icon: 'triangle',
  },
  {
    id: 'watch',
    word: 'Watch',
    meaning: 'Capacity may shrink, or follow up if it lasts.',
    color: 'watch',
    icon: 'eye',
  },
  {
    id: 'unknown',
    word: 'Unknown',
    meaning: 'Cannot be told from what is known now.',
    color: 'unknown',
    icon: 'question',
  },
  {
    id: 'info',
    word: 'Info',
    meaning: 'Something changed, no known effect on traffic.',
    color: 'info',
    icon: 'dot',
  },
  { id: 'ok', word: 'OK', meaning: 'Nothing wrong in what was read.', color: 'ok', icon: 'check' },
] as const;

export const stateSeveritySchema = z.enum(['outage', 'degraded', 'watch', 'unknown', 'info', 'ok']);
/** A severity or a state: what a tile, a Pool or the whole picture can be. */
export type StateSeverity = z.infer<typeof stateSeveritySchema>;

export const severitySchema = z.enum(['outage', 'degraded', 'watch', 'info']);
/** What a signal can be. */
export type Severity = z.infer<typeof severitySchema>;

/** 0 is worst. Unknown ranks above info and ok: it never hides behind them. */
export function severityRank(severity: StateSeverity): number {
  return SEVERITIES.findIndex((entry) => entry.id === severity);
}

/** The worse of two; `ok` when both are. */
export function worst(a: StateSeverity, b: StateSeverity): StateSeverity {
  return severityRank(a) <= severityRank(b) ? a : b;
}

/** The published word of a severity or state. */
export function severityWord(severity: StateSeverity): string {
  return SEVERITIES[severityRank(severity)]?.word ?? 'Unknown';
}
