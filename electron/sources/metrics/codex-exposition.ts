import type { ExpositionPlan } from './exposition.ts';
import { COUNTER_NAMES, type Families } from './families.ts';

/** What is read of codex-pdf's `/metrics`: its counters, or those and what operators' rows ask for. */
export function codexExposition(counters: Families = COUNTER_NAMES): ExpositionPlan {
  return { counters, gauges: {}, ownNames: /^codex_(?:api|ai)_/ };
}
