import type { Look } from '../../components/look.ts';

const LOOKS: Readonly<Record<string, Look>> = {
  active: { tone: 'ok', icon: 'check' },
  'expires soon': { tone: 'watch', icon: 'clock' },
  expired: { tone: 'degraded', icon: 'cross' },
  paused: { tone: 'watch', icon: 'dash' },
  revoked: { tone: 'unknown', icon: 'cross' },
};

/** Colour and icon of a key's standing; a word nobody published looks unknown. */
export function keyLook(standing: string): Look {
  return LOOKS[standing] ?? { tone: 'unknown', icon: 'question' };
}
