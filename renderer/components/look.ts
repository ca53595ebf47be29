import type { StateSeverity } from '../../shared/signals/severity.ts';
import type { IconName } from './icon.tsx';

/** How a state looks beside its word. */
export interface Look {
  readonly tone: StateSeverity;
  readonly icon: IconName;
}

export interface WordedLook extends Look {
  readonly word: string;
}
