/** A Pool API key as the database holds it, without its hash. Expiry is not a status (POOLER-T10). */
export interface ApiKeyRow {
  readonly id: string;
  readonly poolId: string;
  readonly displayName: string;
  /** `sk-cxp-` and twelve hex digits: public metadata (pooler-contract 2.8). */
  readonly prefix: string;
  readonly status: 'active' | 'paused' | 'revoked';
  readonly expiresAtMs: number | null;
  readonly lastUsedAtMs: number | null;
  readonly revokedAtMs: number | null;
  readonly createdAtMs: number;
  /** Null allows all models, an empty list none. */
  readonly allowedModels: readonly string[] | null;
  readonly enforcedModel: string | null;
  readonly enforcedReasoningEffort: string | null;
  readonly maximumReasoningEffort: string | null;
  readonly reasoningPolicyMode: string;
  readonly enforcedServiceTier: string | null;
  readonly createdByUserId: string | null;
  readonly hasMetadata: boolean;
  readonly policyBindingCount: number;
}

/** An invitation to a Pool, without its token; whether it has expired follows from the clock. */
export interface InviteRow {
  readonly id: string;
  readonly poolId: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly acceptedAtMs: number | null;
  readonly revokedAtMs: number | null;
  readonly emailSentAtMs: number | null;
  readonly invitedEmail: string | null;
  readonly acceptedByEmail: string | null;
}
