import type { ApiOutputs } from '../../../shared/api/router.ts';

/** One API key as the table shows it. */
export type KeyView = ApiOutputs['keys']['page']['rows'][number];
