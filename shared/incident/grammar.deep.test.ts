import fc from 'fast-check';
import { it } from 'vitest';
import { DRAFT_PROPERTIES } from './testing/draft-properties.ts';

it.each(DRAFT_PROPERTIES)('the draft of any signals at any moment %s', (_name, holds) =>
  fc.assert(holds(), { numRuns: 10_000 }),
);
