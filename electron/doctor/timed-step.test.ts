import { expect, it } from 'vitest';
import { OperatorError } from '../../shared/api/operator-error.ts';
import { fine, timedStep } from './timed-step.ts';

/** A clock that shows these moments, one at each look. */
function clockOf(...moments: readonly number[]): () => number {
  const left = [...moments];
  return () => left.shift() ?? 0;
}

it('tells what was found and how long it took', async () => {
  expect(await timedStep('Example', clockOf(1_000, 1_250), () => fine('Good.'))).toEqual({
    step: 'Example',
    ok: true,
    message: 'Good.',
    durationMs: 250,
  });
});

it('tells what an error says that was written for people', async () => {
  const look = () => Promise.reject(new OperatorError('Do this.'));
  expect(await timedStep('Example', clockOf(), look)).toMatchObject({ ok: false, message: 'Do this.' });
});

it('says nothing of any other error, thrown at once or later', async () => {
  const error = new Error('ENOENT: /home/example/secret');
  const later = await timedStep('Example', clockOf(), () => Promise.reject(error));
  const atOnce = await timedStep('Example', clockOf(), () => {
    throw error;
  });
  expect(later).toEqual(atOnce);
  expect(later).toMatchObject({ ok: false, message: 'This could not be looked at; nothing is known of it.' });
});

it('never takes less than no time, whatever the clock does', async () => {
  expect(await timedStep('Example', clockOf(2_000, 1_000), () => fine(''))).toMatchObject({ durationMs: 0 });
});
