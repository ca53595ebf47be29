import type { OutcomeKind } from '../../shared/metadata/source.ts';

/** How a read failed: the kind and one public-safe sentence that says what to do next. */
export interface ReadFailure {
  readonly kind: Exclude<OutcomeKind, 'ok'>;
  readonly detail: string;
}
