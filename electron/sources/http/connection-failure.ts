import type { GuardedFetchReason } from './guarded-fetch-error.ts';

const REASON_BY_CODE: Readonly<Record<string, GuardedFetchReason>> = {
  ENOTFOUND: 'unknown name',
  EAI_AGAIN: 'unknown name',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection lost',
  EPIPE: 'connection lost',
  UND_ERR_SOCKET: 'connection lost',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'not http',
};

const TLS_CODE = /CERT|SSL|TLS|UNABLE_TO_|SELF_SIGNED/;

/**
 * Sorts what Node's fetch throws (a `TypeError` whose `cause` carries the system's, undici's or OpenSSL's
 * code) into a reason. The thrown text itself is never used: it names hosts and addresses.
 */
export function reasonOfFetchFailure(error: unknown): GuardedFetchReason {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'no connection';
  if (cause.name === 'HTTPParserError') return 'not http';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const known = REASON_BY_CODE[code];
  if (known !== undefined) return known;
  if (code.startsWith('HPE_')) return 'not http';
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__')) {
    return 'broken compression';
  }
  return TLS_CODE.test(code) ? 'tls' : 'no connection';
}
