/**
 * What can be wrong with the simulated Pooler. The first group is the server's own behaviour (pooler-contract
 * 2.3, 2.6, 13.2), the second what a proxy, a network or a broken release puts in its place.
 */
export type Fault =
  | 'none'
  | 'unauthorized'
  | 'mcp disabled'
  | 'operator mcp disabled'
  | 'firewall'
  | 'overloaded'
  | 'settings cold'
  | 'database down'
  | 'draining'
  | 'html 502'
  | 'truncated body'
  | 'endless body'
  | 'huge body'
  | 'slow drip'
  | 'wrong types'
  | 'redirect'
  | 'cut connection';

/** Thrown instead of an answer: whoever owns the socket closes it without a byte. */
export class ConnectionCut extends Error {
  constructor() {
    super('the simulated Pooler cut the connection');
  }
}
