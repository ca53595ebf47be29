import type { JsonObject } from './json.ts';

/** One gateway request as the database holds it; labels are raw, metadata is not sanitised yet. */
export interface RequestRow {
  readonly id: string;
  readonly poolId: string;
  /** Null when the key is gone. */
  readonly apiKey: { readonly id: string; readonly displayName: string; readonly prefix: string } | null;
  readonly requestedModel: string;
  readonly transport: string;
  readonly status: 'accepted' | 'in_progress' | 'succeeded' | 'failed' | 'rejected' | 'cancelled';
  readonly usageStatus: 'usage_pending' | 'usage_known' | 'usage_unknown' | 'not_applicable';
  readonly correlationId: string;
  readonly responseStatusCode: number | null;
  /** The last error code of the request; kept on failures too, not only on denials (POOLER-T11). */
  readonly errorCode: string | null;
  readonly settlement: SettlementRow | null;
  readonly admittedAtMs: number;
  readonly completedAtMs: number | null;
  readonly account: AccountSnapshot | null;
  /** Reasoning and service tier fields under their wire names; what is absent here is absent there. */
  readonly policy: Readonly<Record<string, string>>;
  readonly endpoint: string;
  readonly userAgent: string | null;
  readonly metadata: JsonObject;
  readonly sessionRef: string | null;
  readonly turn: TurnRow | null;
  /** In the order in which they were made. */
  readonly attempts: readonly AttemptRow[];
}

/** Token counts and money of a request that came to an end; US dollars as decimal strings with six places. */
export interface SettlementRow {
  readonly usageStatus: string | null;
  readonly inputTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly outputTokens: number | null;
  readonly reasoningTokens: number | null;
  readonly cachedInputUsd: string | null;
  readonly costStatus: string;
  readonly costUsd: string | null;
}

/** The upstream account as it was when the request was admitted. */
interface AccountSnapshot {
  readonly label: string | null;
  readonly email: string | null;
  readonly planLabel: string | null;
  readonly planFamily: string | null;
}

/** A turn of a continued session. */
export interface TurnRow {
  readonly ref: string;
  readonly status: 'in_progress' | 'succeeded' | 'failed' | 'interrupted';
  readonly errorCode: string | null;
  readonly finalAttemptRef: string | null;
  readonly insertedAtMs: number;
  readonly updatedAtMs: number;
  readonly completedAtMs: number | null;
}

/** One try at one upstream. */
export interface AttemptRow {
  readonly ref: string;
  readonly status: 'queued' | 'in_progress' | 'succeeded' | 'failed' | 'retryable_failed' | 'cancelled';
  readonly retryable: boolean;
  readonly upstreamId: string;
  readonly upstreamLabel: string;
  readonly assignmentId: string;
  readonly assignmentLabel: string;
  readonly upstreamStatusCode: number | null;
  readonly errorCode: string | null;
  readonly latencyMs: number | null;
  /** The optional keys of a failed attempt, as the detail shows them (pooler-contract 3.15). */
  readonly rejection: JsonObject;
}
