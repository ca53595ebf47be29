import { consoleNow } from '../../time/clock.ts';
import { bothTimes } from '../../time/format.ts';
import { Age } from '../../time/moment.tsx';

/** A moment in full: both clocks and how long ago, for a drawer. */
export function Moment({ atMs }: { readonly atMs: number }) {
  const ahead = atMs > consoleNow();
  return (
    <time dateTime={new Date(atMs).toISOString()}>
      {bothTimes(atMs, consoleNow())}
      {ahead ? '' : ', '}
      {ahead ? null : <Age atMs={atMs} />}
      {ahead ? '' : ' ago'}
    </time>
  );
}
