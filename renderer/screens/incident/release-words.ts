import type { DraftRecord, DraftRelease, ReleaseMedium } from '../../../shared/incident/draft.ts';
import { relativeText } from '../../time/format.ts';

const HOW: Readonly<Partial<Record<ReleaseMedium, string>>> = { copy: 'copied', file: 'saved as a file' };

/**
 * `released 3 min ago: copied, 1 warning confirmed` of a draft's newest release (`releases` are newest first); an earlier
 * version of the text is told apart. Null where it never left.
 */
export function releaseWords(
  draft: DraftRecord,
  releases: readonly DraftRelease[],
  nowMs: number,
): string | null {
  const newest = releases.find(({ draftId }) => draftId === draft.id);
  if (newest === undefined) return null;
  const { atMs, medium, versionMs, confirmedWarnings: warnings } = newest;
  const confirmed = `${warnings} ${warnings === 1 ? 'warning' : 'warnings'} confirmed`;
  const how = [HOW[medium], warnings === 0 ? undefined : confirmed].filter((word) => word !== undefined);
  const what = versionMs === draft.updatedAtMs ? 'released' : 'an earlier version was released';
  return `${what} ${relativeText(atMs, nowMs)}${how.length === 0 ? '' : `: ${how.join(', ')}`}`;
}
