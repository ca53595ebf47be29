import type { ApiOutputs } from '../../../shared/api/router.ts';
import { capitalised } from '../../components/log-table/capitalised.ts';
import { Tone } from '../../components/tone.tsx';
import { Age } from '../../time/moment.tsx';
import { cadenceWords, jobLook } from './job-words.ts';
import classes from './jobs.module.css';

type Areas = NonNullable<ApiOutputs['jobs']['frame']['areas']>;

interface JobAreasProps {
  readonly areas: Areas;
  /** Open and failed jobs beyond those that are counted here. */
  readonly uncounted: number;
  /** Narrows the table to a worker. */
  readonly choose: (worker: string) => void;
}

/** The areas of background work: what waits or failed in each, and when it last completed. */
export function JobAreas({ areas, uncounted, choose }: JobAreasProps) {
  return (
    <ul className={classes.areas} aria-label="Worker areas">
      {areas.map(({ area, everyMs, workers, states, lastCompletedMs }) => (
        <li key={area}>
          <button type="button" onClick={() => choose(workers[0] ?? area)}>
            <b>{capitalised(area)}</b>{' '}
            <span className={classes.quiet}>
              {cadenceWords(everyMs)},{' '}
              {lastCompletedMs === null ? (
                'none completed'
              ) : (
                <>
                  done <Age atMs={lastCompletedMs} /> ago
                </>
              )}
            </span>
            {states.map(({ state, count }) => (
              <span key={state}>
                {' '}
                <Tone {...jobLook(state)} word={`${count} ${state}`} />
              </span>
            ))}
          </button>
        </li>
      ))}
      {uncounted === 0 ? null : (
        <li className={classes.uncounted}>
          <Tone
            tone="unknown"
            icon="half"
            word={`${uncounted.toLocaleString('en-GB')} more open or failed jobs are in no count`}
          />
        </li>
      )}
    </ul>
  );
}
