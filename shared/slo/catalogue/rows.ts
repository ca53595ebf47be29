import { AI_COST_ROWS, AI_LATENCY_ROWS, AI_SUCCESS_ROWS } from './ai.ts';
import { AVAILABILITY_ROWS } from './availability.ts';
import { CACHE_ROWS } from './cache.ts';
import { LATENCY_ROWS } from './latency.ts';
import type { SloRow } from './row.ts';

/** Every published row, in the order of the published tables (slo-contract 4): 55. */
export const PUBLISHED_ROWS: readonly SloRow[] = [
  ...AVAILABILITY_ROWS,
  ...LATENCY_ROWS,
  ...CACHE_ROWS,
  ...AI_LATENCY_ROWS,
  ...AI_COST_ROWS,
  ...AI_SUCCESS_ROWS,
];
