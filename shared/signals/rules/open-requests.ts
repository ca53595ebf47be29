import { found } from '../found.ts';
import { readAtMs, type SignalInput } from '../input.ts';
import type { Finding } from '../signal.ts';

/**
 * The cleanup job closes requests that are open for more than 6 hours and starts every 15 minutes: longer than both
 * together and it did not run (pooler-contract 4.7, 6.6).
 */
const OPEN_TOO_LONG_MS = (6 * 60 + 15) * 60_000;

/** A request that is open for longer than the runtime cleanup would leave it. */
export function openRequests(input: SignalInput): Finding[] {
  const oldestMs = input.history.oldestOpenRequestMs;
  if (oldestMs === null || readAtMs(input, 'requests') - oldestMs < OPEN_TOO_LONG_MS) return [];
  return [
    found(input, {
      rule: 'requests.open_too_long',
      severity: 'watch',
      subject: { kind: 'job', id: 'RuntimeStateCleanupWorker', label: 'runtime cleanup' },
      title: 'A request is open for longer than the runtime cleanup would leave it (inferred)',
      impact: 'Reservations of requests that are long over may hold back capacity',
      nextCheck: 'Check that a worker runs the runtime cleanup job',
      restsOn: ['requests'],
      evidence: [
        {
          source: 'requests',
          text: 'inferred from the oldest open request, open for more than 6 h 15 min',
          fromMs: oldestMs,
        },
      ],
      knownSince: { atMs: oldestMs + OPEN_TOO_LONG_MS, isLowerBound: false },
    }),
  ];
}
