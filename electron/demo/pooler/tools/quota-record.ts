import { type JsonObject, timestamp } from '../json.ts';
import { maskLabel } from '../masking.ts';
import type { VisibleUpstream } from '../visibility.ts';
import type { QuotaWindowRow } from '../world.ts';
import { readableValue } from './readable-text.ts';
import { assignmentSummary } from './upstream-record.ts';

const MAX_WINDOWS = 50;
/** Quota evidence counts as fresh for 15 minutes by default (pooler-contract 3.8). */
const FRESH_FOR_MS = 15 * 60_000;

type Freshness = 'fresh' | 'stale' | 'unknown';

/** The account-wide judgement over all windows, also those beyond the page of 50 (pooler-contract 3.8). */
interface QuotaSummary {
  readonly windowCount: number;
  readonly freshness: Freshness;
  readonly routingUsable: boolean;
  readonly hasUnknown: boolean;
  readonly hasStale: boolean;
}

/** Judges an upstream's windows at a moment: stale before unknown before fresh; usable if any window is. */
export function quotaSummary({ row }: VisibleUpstream, nowMs: number): QuotaSummary {
  const windows = row.quotaWindows;
  const freshness = windows.map((window) => freshnessOf(window, nowMs));
  const hasStale = freshness.includes('stale');
  const hasUnknown = windows.length === 0 || freshness.includes('unknown');
  return {
    windowCount: windows.length,
    freshness: hasStale ? 'stale' : hasUnknown ? 'unknown' : 'fresh',
    routingUsable: windows.some((window) => unusableReason(window, nowMs) === null),
    hasUnknown,
    hasStale,
  };
}

/** An account with its windows: every key always there, nulls explicit (POOLER-T8, pooler-contract 3.8). */
export function quotaRecord(upstream: VisibleUpstream, nowMs: number): JsonObject {
  const { row } = upstream;
  const summary = quotaSummary(upstream, nowMs);
  return {
    id: row.id,
    label: quotaLabel(upstream),
    stored_account_id: row.chatgptAccountId,
    workspace_ref: row.workspaceRef,
    workspace_label: row.workspaceLabel === null ? null : maskLabel(row.workspaceLabel),
    status: row.status,
    plan_family: row.planFamily,
    assignment_summary: assignmentSummary(upstream),
    quota_summary: {
      window_count: summary.windowCount,
      truncated: summary.windowCount > MAX_WINDOWS,
      freshness_status: summary.freshness,
      routing_usable: summary.routingUsable,
      has_unknown: summary.hasUnknown,
      has_stale: summary.hasStale,
    },
    quota_windows: shownWindows(upstream).map((window) => windowRecord(window, nowMs)),
  };
}

/** The account label as the quota tools show and sort it. */
export function quotaLabel({ row }: VisibleUpstream): string | null {
  return row.accountLabel === null ? null : maskLabel(row.accountLabel);
}

/** The account's lines in the text: one for the account, one per window shown. */
export function quotaLines(upstream: VisibleUpstream, nowMs: number): string {
  const { row } = upstream;
  const [label, account, plan] = [quotaLabel(upstream), row.chatgptAccountId, row.planFamily].map((value) =>
    readableValue(value),
  );
  return [
    `- account ${label} status ${row.status} account ${account} plan ${plan}`,
    ...shownWindows(upstream).map((window) => windowLine(window, nowMs)),
  ].join('\n');
}

function windowRecord(window: QuotaWindowRow, nowMs: number): JsonObject {
  const reason = unusableReason(window, nowMs);
  return {
    quota_kind: window.kind,
    quota_scope: window.scope,
    quota_family: window.family,
    model: window.model,
    upstream_model: window.upstreamModel,
    window_minutes: window.windowMinutes,
    active_limit: window.activeLimit,
    remaining_value: remainingValue(window),
    credits: window.credits,
    used_percent: window.usedPercent === null ? null : Math.round(window.usedPercent * 10) / 10,
    reset_at: timestamp(window.resetAtMs),
    observed_at: timestamp(window.observedAtMs),
    freshness_status: freshnessOf(window, nowMs),
    routing_usable: reason === null,
    routing_unusable_reason: reason,
    source_precision: window.sourcePrecision,
  };
}

function windowLine(window: QuotaWindowRow, nowMs: number): string {
  const remaining = remainingValue(window);
  const left = remaining === null ? 'unknown' : `${remaining}/${window.activeLimit ?? 'unknown'}`;
  const used = window.usedPercent === null ? 'unknown' : `${window.usedPercent.toFixed(1)}%`;
  const reason = unusableReason(window, nowMs);
  return (
    `  - ${window.kind}: ${left} remaining, ${used} used, resets ${timestamp(window.resetAtMs) ?? 'unknown'}, ` +
    `${freshnessOf(window, nowMs)}, routing ${reason === null ? 'usable' : `unusable ${reason}`}`
  );
}

/** By kind, model and reset time, at most 50. */
function shownWindows({ row }: VisibleUpstream): readonly QuotaWindowRow[] {
  return row.quotaWindows
    .toSorted(
      (a, b) =>
        compare(a.kind, b.kind) || compare(modelOf(a), modelOf(b)) || (a.resetAtMs ?? 0) - (b.resetAtMs ?? 0),
    )
    .slice(0, MAX_WINDOWS);
}

function modelOf({ model, upstreamModel }: QuotaWindowRow): string {
  return model ?? upstreamModel ?? '';
}

/** Equals `credits`, but null where some is left and no positive limit says of what (pooler-contract 3.8). */
function remainingValue({ credits, activeLimit, usedPercent }: QuotaWindowRow): number | null {
  const exhausted = usedPercent !== null && usedPercent >= 100;
  return exhausted || (activeLimit ?? 0) > 0 ? credits : null;
}

function freshnessOf({ usedPercent, resetAtMs, observedAtMs }: QuotaWindowRow, nowMs: number): Freshness {
  if (observedAtMs === null || (usedPercent === null && resetAtMs === null)) return 'unknown';
  const past = resetAtMs !== null && resetAtMs <= nowMs;
  return past || nowMs - observedAtMs > FRESH_FOR_MS ? 'stale' : 'fresh';
}

/** The most severe reason, in the contract's order, or null when the window can carry traffic. */
function unusableReason(window: QuotaWindowRow, nowMs: number): string | null {
  if (window.usedPercent !== null && window.usedPercent >= 100) return 'exhausted';
  if (window.resetAtMs === null) return 'reset_missing';
  if (freshnessOf(window, nowMs) === 'stale') return 'stale';
  return window.usedPercent === null ? 'unknown_evidence' : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
