import type { Verdict } from '../../shared/slo/result.ts';
import classes from './band-bar.module.css';
import { type Band, bandPlaces, bandWords } from './band-scale.ts';
import { toneStyle } from './tone.tsx';
import { VERDICTS } from './verdicts.ts';

interface BandBarProps {
  readonly band: Band;
  /** Colours estimate and known interval. */
  readonly verdict: Verdict;
}

function Range({
  from,
  to,
  className,
}: {
  readonly from: number;
  readonly to: number;
  readonly className: string | undefined;
}) {
  return <rect className={className} x={percent(from)} width={percent(to - from)} />;
}

function percent(place: number): string {
  return `${place * 100}%`;
}

/** The scale of a row: its band shaded, the target marked, the known interval as a range, the estimate as a dot. */
export function BandBar({ band, verdict }: BandBarProps) {
  const { target, band: side, known, estimate } = bandPlaces(band);
  return (
    <span className={classes.frame} style={toneStyle(VERDICTS[verdict].tone)}>
      <svg className={classes.bar} role="img" aria-label={bandWords(band)}>
        <Range from={side[0]} to={side[1]} className={classes.band} />
        <Range from={side[0]} to={side[1]} className={classes.bandEdge} />
        <line className={classes.scale} x1="0%" x2="100%" y1="50%" y2="50%" />
        {known === null ? null : <Range from={known[0]} to={known[1]} className={classes.known} />}
        <line className={classes.target} x1={percent(target)} x2={percent(target)} y1="0%" y2="100%" />
        {estimate === null ? null : (
          <circle className={classes.estimate} cx={percent(estimate)} cy="50%" r={4.5} />
        )}
      </svg>
    </span>
  );
}
