import type { ApiOutputs } from '../../../shared/api/router.ts';

/** A connection as the API lists it: addresses and choices, and whether secrets are held, never which. */
export type Connection = ApiOutputs['connections']['list'][number];
