import { Button } from '@mantine/core';
import type { Evidence, Signal } from '../../../shared/signals/signal.ts';
import { Icon } from '../../components/icon.tsx';
import { SecurityFlag, SeverityBadge } from '../../components/severity-badge.tsx';
import { SOURCE_WORDS } from '../../components/source-words.ts';
import { Tone, toneStyle } from '../../components/tone.tsx';
import { goTo } from '../../shell/go-to.ts';
import { Since } from '../../time/moment.tsx';
import { openDesk } from '../incident/open-desk.ts';
import { Acknowledge, Acknowledged } from './acknowledge.tsx';
import { evidencePlace } from './evidence-place.ts';
import classes from './signal-card.module.css';

function EvidenceLine({ evidence }: { readonly evidence: Evidence }) {
  const place = evidencePlace(evidence);
  return (
    <li>
      <span className={classes.source}>{SOURCE_WORDS[evidence.source]}</span>{' '}
      {place === null ? (
        evidence.text
      ) : (
        <a
          href={`#${place.path}`}
          onClick={(event) => {
            event.preventDefault();
            goTo(place.path, place.target);
          }}
        >
          {evidence.text}
        </a>
      )}
    </li>
  );
}

/** One signal: what is wrong, since when, who notices, what to check next, and what it rests on. */
export function SignalCard({ signal }: { readonly signal: Signal }) {
  const { acknowledged } = signal;
  return (
    <article
      id={`signal-${signal.id}`}
      tabIndex={-1}
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
        <Since atMs={signal.sinceMs} isLowerBound={signal.sinceIsLowerBound} />
      </div>
      <dl className={classes.facts}>
        <dt>Impact</dt>
        <dd>
          {signal.impact}
          {signal.audience === 'owner' ? '. An owner has to look at it.' : ''}
        </dd>
        <dt>Next check</dt>
        <dd className={classes.next}>{signal.nextCheck}</dd>
      </dl>
      <dl className={classes.evidence}>
        <dt>Evidence</dt>
        <dd>
          <ul>
            {signal.evidence.map((evidence) => (
              <EvidenceLine key={`${evidence.source} ${evidence.text}`} evidence={evidence} />
            ))}
          </ul>
        </dd>
      </dl>
      <div className={classes.actions}>
        {acknowledged === null ? (
          <Acknowledge signal={signal} />
        ) : (
          <Acknowledged signal={signal} acknowledged={acknowledged} />
        )}
        <Button
          variant="default"
          leftSection={<Icon name="desk" size={14} />}
          onClick={() => openDesk([signal.id])}
          aria-label={`Draft summary from: ${signal.title}`}
        >
          Draft summary
        </Button>
      </div>
    </article>
  );
}
