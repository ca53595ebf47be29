import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { GatewayTraffic } from '../../../shared/metadata/gateway-traffic.ts';
import { Tone } from '../../components/tone.tsx';
import { Age } from '../../time/moment.tsx';
import classes from './traffic.module.css';
import { sampledWords } from './traffic-words.ts';

const EXPOSURE = {
  open: { tone: 'watch', icon: 'shield', word: '/metrics is open to anybody who reaches it' },
  protected: { tone: 'ok', icon: 'check', word: '/metrics asks for a token' },
  unavailable: { tone: 'degraded', icon: 'cross', word: '/metrics does not answer' },
  unknown: { tone: 'unknown', icon: 'question', word: 'who may read /metrics is not known' },
} as const;

interface TrafficFactsProps {
  readonly traffic: GatewayTraffic;
  readonly health: ApiOutputs['traffic']['view']['health'];
}

/** What must be known before reading the counts: health, exposure, age, and whether nodes are mixed up. */
export function TrafficFacts({ traffic, health }: TrafficFactsProps) {
  const sampled = sampledWords(traffic.windows);
  return (
    <p className={classes.facts}>
      {health === null ? (
        <Tone tone="unknown" icon="question" word="Health not read" />
      ) : (
        <Tone
          tone={health.alive && health.ready ? 'ok' : 'degraded'}
          icon={health.alive && health.ready ? 'check' : 'cross'}
          word={health.alive ? (health.ready ? 'Alive and ready' : 'Alive, not ready') : 'Not alive'}
        />
      )}
      <Tone {...EXPOSURE[traffic.exposure]} />
      {traffic.interleaved ? (
        <Tone tone="watch" icon="triangle" word="Several nodes answer behind one address" />
      ) : null}
      {sampled === null ? null : (
        <Tone tone="unknown" icon="clock" word={`${sampled}: counts cover that share only`} />
      )}
      <span>
        counted <Age atMs={traffic.atMs} /> ago
      </span>
    </p>
  );
}
