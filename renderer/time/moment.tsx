import { Tooltip } from '@mantine/core';
import { consoleNow } from './clock.ts';
import { bothTimes, durationText, localTime, relativeText, utcTime } from './format.ts';
import classes from './moment.module.css';
import { useTickingText } from './tick.ts';

/** How long ago something was read, counting up: `12 s`. `null` is never zero but a word. */
export function Age({ atMs, none = 'never' }: { atMs: number | null; none?: string }) {
  return (
    <span className={classes.nowrap}>
      {useTickingText((nowMs) => (atMs === null ? none : durationText(nowMs - atMs)))}
    </span>
  );
}

/** A moment relative to now, with both clocks one hover or focus away: `in 2 h 5 min`, `12 min ago`. */
export function Relative({ atMs }: { atMs: number }) {
  return (
    <Both atMs={atMs}>
      <span className={classes.nowrap}>{useTickingText((nowMs) => relativeText(atMs, nowMs))}</span>
    </Both>
  );
}

function Both({ atMs, children }: { atMs: number; children: React.ReactElement }) {
  const nowMs = consoleNow();
  return (
    <Tooltip label={bothTimes(atMs, nowMs)} events={{ hover: true, focus: true, touch: true }}>
      {children}
    </Tooltip>
  );
}

interface SinceProps {
  readonly atMs: number;
  /** It was already so when the console first looked. */
  readonly isLowerBound: boolean;
}

/** `since at least 10:05 UTC, 12 min`, and the same on the reader's own clock where that is another. */
export function Since({ atMs, isLowerBound }: SinceProps) {
  const nowMs = consoleNow();
  const utc = utcTime(atMs, nowMs);
  const local = localTime(atMs, nowMs);
  const lead = isLowerBound ? 'since at least' : 'since';
  return (
    <Both atMs={atMs}>
      <time className={classes.since} dateTime={new Date(atMs).toISOString()}>
        {lead} <b>{utc}</b>, <Age atMs={atMs} />
        {local === null ? null : <span className={classes.local}>{local}</span>}
      </time>
    </Both>
  );
}
