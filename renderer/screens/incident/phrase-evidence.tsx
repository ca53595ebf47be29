import { EvidenceLine } from '../../components/evidence-line.tsx';
import { Panel } from '../../components/panel.tsx';
import { consoleNow } from '../../time/clock.ts';
import { utcTime } from '../../time/format.ts';
import classes from './incident.module.css';
import type { PlacedPhrase } from './phrase-places.ts';

function windowText(fromMs: number | null, toMs: number): string {
  const nowMs = consoleNow();
  const to = utcTime(toMs, nowMs);
  return fromMs === null || fromMs === toMs ? `read ${to}` : `${utcTime(fromMs, nowMs)} to ${to}`;
}

function Backing({ phrase }: { readonly phrase: PlacedPhrase['phrase'] }) {
  if (phrase.evidence.length === 0) {
    return <p className={classes.quiet}>No signal stands behind it: it is the program’s own statement.</p>;
  }
  return (
    <ul className={classes.backing}>
      {phrase.evidence.map((evidence) => (
        <li key={`${evidence.signalId} ${evidence.source} ${evidence.text} ${evidence.toMs}`}>
          <EvidenceLine evidence={evidence} />
          <span className={classes.quiet}>{windowText(evidence.fromMs, evidence.toMs)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The element that takes the focus when a person asks for the evidence by key. */
export const BEHIND_ID = 'behind-phrase';

/** What a phrase of the summary rests on: the one pointed at, else the one the caret is in. */
export function PhraseEvidence({ place }: { readonly place: PlacedPhrase | null }) {
  return (
    <Panel title="Behind this phrase">
      <div className={classes.behind} id={BEHIND_ID} tabIndex={-1}>
        {place === null ? (
          <p className={classes.quiet}>
            Point at a phrase of the summary, or put the cursor in it; Ctrl . goes from there to its evidence
            and back. A phrase you have reworded has no evidence of its own any more.
          </p>
        ) : (
          <>
            <p className={classes.phrase}>{place.phrase.text}</p>
            <Backing phrase={place.phrase} />
          </>
        )}
      </div>
    </Panel>
  );
}
