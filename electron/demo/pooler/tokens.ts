import { createHash, timingSafeEqual } from 'node:crypto';

const TOKEN = /^(mcp-cxp-[^\s-]+)-(\S+)$/;

interface TokenRow {
  readonly operatorId: string;
  readonly secretHash: Buffer;
}

/** The token table: prefixes and SHA-256 of the secret part, never a raw token (pooler-contract 2.8). */
export interface TokenTable {
  /** Makes a token for an operator and hands it over once; only its hash stays. */
  issue(operatorId: string): string;
  /** The operator a token belongs to, or null when it is malformed, unknown or wrong. */
  operatorOf(token: string): string | null;
}

/** Creates an empty token table over a source of random bytes. */
export function createTokenTable(randomBytes: (size: number) => Uint8Array): TokenTable {
  const rows = new Map<string, TokenRow>();
  return {
    issue(operatorId) {
      const prefix = `mcp-cxp-${Buffer.from(randomBytes(6)).toString('hex')}`;
      const secret = Buffer.from(randomBytes(32)).toString('base64url');
      rows.set(prefix, { operatorId, secretHash: sha256(secret) });
      return `${prefix}-${secret}`;
    },
    operatorOf(token) {
      const [, prefix, secret] = TOKEN.exec(token) ?? [];
      if (prefix === undefined || secret === undefined) return null;
      const row = rows.get(prefix);
      return row !== undefined && timingSafeEqual(row.secretHash, sha256(secret)) ? row.operatorId : null;
    },
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
