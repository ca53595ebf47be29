import type { Standing as StandingValue } from '../../shared/signals/readiness.ts';
import { Tone } from './tone.tsx';

const LOOKS = {
  ready: { tone: 'ok', icon: 'check', word: 'Ready' },
  'not ready': { tone: 'degraded', icon: 'cross', word: 'Not ready' },
  unknown: { tone: 'unknown', icon: 'question', word: 'Cannot be told' },
} as const;

interface StandingProps {
  readonly standing: StandingValue;
  /** The figures it rests on are no longer live: nothing is ready for certain. */
  readonly stale: boolean;
}

/** Whether an upstream can serve, in words. */
export function Standing({ standing, stale }: StandingProps) {
  const look = LOOKS[standing];
  if (!stale) return <Tone {...look} />;
  return <Tone tone="unknown" icon="clock" word={`${look.word} when last read`} />;
}
