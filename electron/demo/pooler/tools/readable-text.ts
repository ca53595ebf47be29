import type { Json, JsonObject } from '../json.ts';

const MAX_ROWS = 10;
const MAX_VALUE_LENGTH = 120;
// The server's own text sanitiser: it knows e-mails, addresses, URLs and bearers, not the MCP token (POOLER-T18).
const REDACTED =
  /\bbearer\s+\S+|https?:\/\/\S+|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}|\b\d{1,3}(?:\.\d{1,3}){3}\b/gi;

/** One value as the readable text shows it: sanitised and cut at 120 characters (pooler-contract 2.7). */
export function readableValue(value: Json | undefined): string {
  const text = value === undefined || value === null ? 'unknown' : String(value);
  return text.replace(REDACTED, '[REDACTED]').slice(0, MAX_VALUE_LENGTH);
}

/** The lossy summary beside a list: at most ten rows, then how many were left out (pooler-contract 2.7). */
export function listText(label: string, rows: readonly string[]): string {
  if (rows.length === 0) return `No ${label} records matched the visible scope`;
  const lines = withMore(rows);
  return [`${lines.shown} ${label} records returned`, ...lines.all].join('\n');
}

/** The first ten lines of a list, and one more that counts the rest; `shown` is without that one. */
export function withMore(rows: readonly string[]): {
  readonly shown: number;
  readonly all: readonly string[];
} {
  const shown = rows.slice(0, MAX_ROWS);
  const left = rows.length - shown.length;
  const more = `- ... ${left} more rows omitted from text; use structuredContent or refine filters`;
  return { shown: shown.length, all: left > 0 ? [...shown, more] : shown };
}

/** The same for quotas, whose text names the total and says nothing of the rows it leaves out. */
export function quotaListText(rows: readonly string[], totals: string): string {
  if (rows.length === 0) return 'No upstream quota metadata records matched the visible scope';
  const shown = rows.slice(0, MAX_ROWS);
  return [`${shown.length} upstream quota metadata records returned; ${totals}`, ...shown].join('\n');
}

/** `- key=value ...` as the text of lists and details has it; fields whose value is null are left out. */
export function fieldLine(fields: JsonObject): string {
  const pairs = Object.entries(fields).filter(([, value]) => value !== null);
  return `- ${pairs.map(([key, value]) => `${key}=${readableValue(value)}`).join(' ')}`;
}

/** The summary beside a detail envelope: the one row, the candidates, or that nothing matched. */
export function detailText(label: string, item: string | null, candidates: readonly string[]): string {
  if (item !== null) return `1 ${label} record returned\n${item}`;
  if (candidates.length === 0) return `No visible ${label} record matched the selector`;
  const heading = `${candidates.length} visible ${label} record candidates matched the selector`;
  return [heading, ...candidates].join('\n');
}
