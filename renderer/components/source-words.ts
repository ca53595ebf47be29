import type { SourceState } from '../../shared/metadata/source.ts';
import type { StateSeverity } from '../../shared/signals/severity.ts';
import type { IconName } from './icon.tsx';

export { SOURCE_WORDS } from '../../shared/metadata/source-words.ts';

/** How each state of a source looks, and what it means for what is on screen. */
export const SOURCE_STATES: Readonly<
  Record<SourceState, { readonly tone: StateSeverity; readonly icon: IconName; readonly meaning: string }>
> = {
  live: { tone: 'ok', icon: 'check', meaning: 'Read in time: figures from here describe the present.' },
  stale: {
    tone: 'watch',
    icon: 'clock',
    meaning: 'Older than three of its intervals: figures from here are the last known.',
  },
  failing: {
    tone: 'degraded',
    icon: 'cross',
    meaning: 'The last read failed: figures from here are the last known.',
  },
  refused: {
    tone: 'degraded',
    icon: 'shield',
    meaning: 'The credential is refused; the console stops asking until you act.',
  },
  'not exposed': {
    tone: 'unknown',
    icon: 'dash',
    meaning: 'This deployment does not offer it: its state is unknown, not healthy.',
  },
  hidden: {
    tone: 'unknown',
    icon: 'eye',
    meaning: 'It answers with nothing because this credential may not see it.',
  },
  waiting: { tone: 'unknown', icon: 'clock', meaning: 'Not read yet.' },
  inferred: {
    tone: 'info',
    icon: 'eye',
    meaning: 'Not read: concluded from other sources, and labelled so.',
  },
  'not configured': {
    tone: 'unknown',
    icon: 'plug',
    meaning: 'The active connection has no address for it.',
  },
  'not built': { tone: 'unknown', icon: 'dash', meaning: 'This version does not read it.' },
};
