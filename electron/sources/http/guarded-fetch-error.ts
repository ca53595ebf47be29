import type { OutcomeKind } from '../../../shared/metadata/source.ts';

interface Explanation {
  readonly outcome: Extract<OutcomeKind, 'unreachable' | 'malformed'>;
  readonly sentence: string;
}

/** What each failure is called, how it counts, and what to do about it. No host, token or body, ever (design 3.3). */
const EXPLANATIONS = {
  'user info': {
    outcome: 'unreachable',
    sentence:
      'The address carries a user name or password: remove it there and enter the secret in Connections.',
  },
  insecure: {
    outcome: 'unreachable',
    sentence:
      'Nothing was sent: plain http to another machine would expose the credential; use https or allow it in the profile.',
  },
  'foreign origin': {
    outcome: 'unreachable',
    sentence: 'Nothing was sent: the request would have left the configured server.',
  },
  redirect: {
    outcome: 'unreachable',
    sentence:
      'The server answered with a redirect, which is never followed; check the address, often https is meant instead of http.',
  },
  timeout: {
    outcome: 'unreachable',
    sentence: 'No complete answer came within the time limit; check the network and the load of the server.',
  },
  'unknown name': {
    outcome: 'unreachable',
    sentence: 'The name of the server cannot be resolved; check the address and the network or VPN.',
  },
  'connection refused': {
    outcome: 'unreachable',
    sentence: 'Nothing accepts connections at the address; check the port and whether the server is running.',
  },
  tls: {
    outcome: 'unreachable',
    sentence:
      'No secure connection could be made: check that the address speaks https and that this machine trusts its certificate.',
  },
  'connection lost': {
    outcome: 'unreachable',
    sentence:
      'The connection broke before the answer was complete; if it keeps happening, check the server and the proxies before it.',
  },
  'no connection': {
    outcome: 'unreachable',
    sentence: 'No connection to the server could be made; check the address, the network and the VPN.',
  },
  'not http': {
    outcome: 'malformed',
    sentence: 'The answer is not valid HTTP; check that the address and port belong to the right server.',
  },
  'broken compression': {
    outcome: 'malformed',
    sentence: 'The compressed answer could not be unpacked; check the proxies before the server.',
  },
  'too large': {
    outcome: 'malformed',
    sentence: 'The answer was larger than allowed and was cut off; check that the address is the right one.',
  },
} as const satisfies Record<string, Explanation>;

export type GuardedFetchReason = keyof typeof EXPLANATIONS;

/** A request that was refused, or an answer that did not arrive whole. `message` is fit for the screen as it is. */
export class GuardedFetchError extends Error {
  readonly reason: GuardedFetchReason;
  readonly outcome: Explanation['outcome'];

  constructor(reason: GuardedFetchReason) {
    super(EXPLANATIONS[reason].sentence);
    this.name = 'GuardedFetchError';
    this.reason = reason;
    this.outcome = EXPLANATIONS[reason].outcome;
  }
}
