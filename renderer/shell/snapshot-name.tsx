import { utcTime } from '../../shared/incident/time.ts';
import { localTime } from '../time/format.ts';
import classes from './header.module.css';

interface SnapshotNameProps {
  readonly name: string;
  readonly demo: boolean;
  /** Unix ms. */
  readonly takenAtMs: number;
}

/** That everything on screen comes from a file, of what and of when: by the reader's own day, for it is not today's. */
export function SnapshotName({ name, demo, takenAtMs }: SnapshotNameProps) {
  const local = localTime(takenAtMs, Date.now());
  return (
    <span className={classes.profile}>
      <span className={classes.demo}>SNAPSHOT</span>
      <span className={classes.taken}>
        of <b>{name}</b>
        {demo ? <span className={classes.wide}> (simulated data)</span> : null}, taken{' '}
        {utcTime(takenAtMs, Date.now())}
        {local === null ? null : <span className={classes.wide}>, {local}</span>}
      </span>
    </span>
  );
}
