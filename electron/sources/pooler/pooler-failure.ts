import type { ReadFailure } from '../read-failure.ts';

/** A failure on its way up to the outcome. */
export class PoolerFailure extends Error {
  readonly failure: ReadFailure;

  constructor(failure: ReadFailure) {
    super(failure.detail);
    this.name = 'PoolerFailure';
    this.failure = failure;
  }
}
