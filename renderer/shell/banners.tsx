import { unreachableSince } from '../api/reachability.ts';
import { useValue } from '../api/value.ts';
import { Icon } from '../components/icon.tsx';
import { toneStyle } from '../components/tone.tsx';
import { consoleNow } from '../time/clock.ts';
import { utcTime } from '../time/format.ts';
import { Age } from '../time/moment.tsx';
import classes from './banners.module.css';
import { MomentBar } from './moment-bar.tsx';
import { useShell } from './use-shell.ts';

function Unreachable({ sinceMs }: { readonly sinceMs: number }) {
  const skewMs = consoleNow() - Date.now();
  return (
    <div className={classes.banner} style={toneStyle('outage')} role="alert">
      <Icon name="cross" />
      <span>
        <b>Console process not reachable since {utcTime(sinceMs + skewMs, consoleNow())}</b> (
        <Age atMs={sinceMs + skewMs} />
        ). What is shown is the last known picture; it comes back by itself when the process answers.
      </span>
    </div>
  );
}

/** What a person must know before reading any figure: a lost process, notices about the console, a snapshot's moment. */
export function Banners() {
  const sinceMs = useValue(unreachableSince);
  const { data } = useShell();
  const notices = data?.notices ?? [];
  const takenAtMs = data?.profile.snapshot?.takenAtMs;
  return (
    <>
      {sinceMs === null ? null : <Unreachable sinceMs={sinceMs} />}
      {notices.map((notice) => (
        <div key={notice} className={classes.banner} style={toneStyle('watch')} role="status">
          <Icon name="triangle" />
          <span>{notice}</span>
        </div>
      ))}
      {data === undefined || takenAtMs === undefined ? null : (
        <MomentBar shownAtMs={data.generatedAtMs} takenAtMs={takenAtMs} />
      )}
    </>
  );
}
