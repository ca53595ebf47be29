import type { Signal } from '../../../shared/signals/signal.ts';
import { EvidenceLine } from '../../components/evidence-line.tsx';
import { SecurityFlag, SeverityBadge } from '../../components/severity-badge.tsx';
import { signalElementId } from '../../components/signal-element.ts';
import { SignalSince } from '../../components/signal-since.tsx';
import { Tone, toneStyle } from '../../components/tone.tsx';
import { DRAFT_SCOPE, DraftButton } from '../incident/draft-button.tsx';
import { Acknowledge, Acknowledged } from './acknowledge.tsx';
import classes from './signal-card.module.css';

interface SignalCardProps {
  readonly signal: Signal;
  /** The acknowledgement that holds now. */
  readonly acknowledged: Signal['acknowledged'];
}

/** One signal: what is wrong, since when, who notices, what to check next, and what it rests on. */
export function SignalCard({ signal, acknowledged }: SignalCardProps) {
  return (
    <article
      id={signalElementId(signal.id)}
      tabIndex={-1}
      {...DRAFT_SCOPE}
      className={classes.card}
      style={toneStyle(signal.severity)}
      aria-label={signal.title}
    >
      <div className={classes.top}>
        <span className={classes.badges}>
          <SeverityBadge severity={signal.severity} />
          {signal.security ? <SecurityFlag /> : null}
          {signal.stale ? <Tone tone="unknown" icon="clock" word="From stale data" shape="filled" /> : null}
        </span>
        <h3 className={classes.title}>{signal.title}</h3>
      </div>
      <div className={classes.below}>
        <SignalSince signal={signal} />
        <div className={classes.actions}>
          {acknowledged === null ? (
            <Acknowledge signal={signal} />
          ) : (
            <Acknowledged signal={signal} acknowledged={acknowledged} />
          )}
          <DraftButton signalIds={[signal.id]} about={signal.title} />
        </div>
      </div>
      <dl className={classes.facts}>
        <dt>Impact</dt>
        <dd>
          {signal.impact}
          {signal.audience === 'owner' ? '. An owner has to look at it.' : ''}
        </dd>
        <dt>Next check</dt>
        <dd className={classes.next}>{signal.nextCheck}</dd>
        <dt>Evidence</dt>
        <dd>
          <ul>
            {signal.evidence.map((evidence) => (
              <li key={`${evidence.source} ${evidence.text}`}>
                <EvidenceLine evidence={evidence} />
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </article>
  );
}
