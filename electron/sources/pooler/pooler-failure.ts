import type { OutcomeKind } from '../../../shared/metadata/source.ts';

/** How a read failed: the kind and one public-safe sentence that says what to do next. */
export interface Failure {
  readonly kind: Exclude<OutcomeKind, 'ok'>;
  readonly detail: string;
}

/** A failure on its way up to the outcome. */
export class PoolerFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.name = 'PoolerFailure';
    this.failure = failure;
  }
}
