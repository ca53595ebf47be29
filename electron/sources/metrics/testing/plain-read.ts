import type { HttpReadConfig } from '../contract.ts';

/** How a server is read that asks for no credentials, within bounds that no test comes near. */
export function plainRead(nowMs: () => number): HttpReadConfig {
  return {
    credentials: { kind: 'none' },
    headers: {},
    allowInsecureHttp: false,
    nowMs,
    timeoutMs: 20_000,
    maxBodyBytes: 32 * 1024 * 1024,
  };
}
