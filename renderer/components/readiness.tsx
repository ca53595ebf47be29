import { type Readiness as ReadinessValue, readinessText } from '../../shared/signals/readiness.ts';
import classes from './readiness.module.css';

/** Above this many upstreams cells would be too thin to count, and only the words are shown. */
const MOST_CELLS = 24;

function cellState(index: number, { low, high }: ReadinessValue): string {
  if (index < low) return 'ready';
  return index < high ? 'unknown' : 'not ready';
}

/** "3 to 4 of 6 ready", with one cell an upstream: full, hatched where it cannot be told, empty. */
export function Readiness({
  readiness,
  stale,
}: {
  readonly readiness: ReadinessValue;
  readonly stale: boolean;
}) {
  const cells = readiness.total > MOST_CELLS ? 0 : readiness.total;
  return (
    <span className={classes.readiness}>
      <span>
        <b>{readinessText(readiness)}</b> {stale ? 'ready when last read' : 'ready'}
      </span>
      <span className={classes.cells} aria-hidden="true" data-stale={stale || undefined}>
        {Array.from({ length: cells }, (_, index) => (
          <span key={index} className={classes.cell} data-state={cellState(index, readiness)} />
        ))}
      </span>
    </span>
  );
}
