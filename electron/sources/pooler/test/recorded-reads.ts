import type { SourceOutcome } from '../../../../shared/metadata/source.ts';
import { recording } from '../../../testing/pooler-recordings.ts';
import type { PoolerSource } from '../contract.ts';
import { network, replay, sourceOver } from './double.ts';
import { eraOf } from './recordings.ts';

/** One read of a Pooler. */
export type RecordedRead<T> = (source: PoolerSource) => Promise<SourceOutcome<T>>;

/** How a read ends that a recording answers. */
export function readRecorded<T>(name: string, read: RecordedRead<T>): Promise<SourceOutcome<T>> {
  const recorded = recording(name);
  return read(sourceOver(network(eraOf(name), (call) => replay(recorded, call)).fetch));
}

/** What a read brings that a recording answers; throws where it brings nothing. */
export async function recordedValue<T>(name: string, read: RecordedRead<T>): Promise<T> {
  const outcome = await readRecorded(name, read);
  if (outcome.kind !== 'ok') throw new Error(`${name}: ${outcome.kind}: ${outcome.detail}`);
  return outcome.value;
}
