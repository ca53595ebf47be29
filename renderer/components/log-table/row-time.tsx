import { consoleNow } from '../../time/clock.ts';
import { rowTime, useZone } from './zone.ts';

/** A moment in a row, to the second, on the chosen clock; a dash where there is none. */
export function RowTime({ atMs }: { readonly atMs: number | null }) {
  const [zone] = useZone();
  if (atMs === null) return <span title="no time">–</span>;
  return <time dateTime={new Date(atMs).toISOString()}>{rowTime(atMs, consoleNow(), zone)}</time>;
}
