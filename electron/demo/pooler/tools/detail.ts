import type { JsonObject } from '../json.ts';
import { detailText } from './readable-text.ts';
import type { ToolOutput } from './tool.ts';

/** What a selector found: one row, several, or none. */
export type Selection<T> =
  | { readonly kind: 'found'; readonly row: T }
  | { readonly kind: 'ambiguous'; readonly rows: readonly T[] }
  | { readonly kind: 'none' };

/**
 * Resolves a selector by a list of keys in order of preference, for instance id, then slug, then name: the
 * first key that matches anything decides. Trimmed, case-insensitive; empty matches nothing (pooler-contract 3.0).
 */
export function select<T>(
  rows: readonly T[],
  selector: string,
  keys: readonly ((row: T) => string | null)[],
): Selection<T> {
  const wanted = selector.trim().toLowerCase();
  for (const key of wanted === '' ? [] : keys) {
    const matches = rows.filter((row) => key(row)?.toLowerCase() === wanted);
    const [first] = matches;
    if (first === undefined) continue;
    return matches.length === 1 ? { kind: 'found', row: first } : { kind: 'ambiguous', rows: matches };
  }
  return { kind: 'none' };
}

/**
 * Resolves a selector by the exact id, else by a part of the id or of any of the keys; at most ten candidates
 * (pooler-contract 3.11, 3.13).
 */
export function search<T>(
  rows: readonly T[],
  selector: string,
  id: (row: T) => string,
  keys: readonly ((row: T) => string | null)[],
): Selection<T> {
  const exact = select(rows, selector, [id]);
  const wanted = selector.trim().toLowerCase();
  if (exact.kind === 'found' || wanted === '') return exact;
  const matches = rows.filter((row) => [id, ...keys].some((key) => key(row)?.toLowerCase().includes(wanted)));
  const [first] = matches;
  if (first === undefined) return { kind: 'none' };
  return matches.length === 1
    ? { kind: 'found', row: first }
    : { kind: 'ambiguous', rows: matches.slice(0, MAX_CANDIDATES) };
}

const MAX_CANDIDATES = 10;

interface DetailShape<T> {
  readonly kind: string;
  /** How the message names the thing: `Pool`, `Upstream`, `Upstream quota`. */
  readonly subject: string;
  /** How the text names it: `Pool metadata`. */
  readonly label: string;
  readonly item: (row: T) => JsonObject;
  readonly itemLine: (row: T) => string;
  readonly candidate: (row: T) => JsonObject;
  readonly candidateLine: (row: T) => string;
}

/** The answer of every `get_*` tool; all three cases are successful results (pooler-contract 3.0). */
export function detailOutput<T>(selection: Selection<T>, shape: DetailShape<T>): ToolOutput {
  const row = selection.kind === 'found' ? selection.row : null;
  const candidates = selection.kind === 'ambiguous' ? selection.rows : [];
  const itemLine = row === null ? null : shape.itemLine(row);
  return {
    text: detailText(shape.label, itemLine, candidates.map(shape.candidateLine)),
    structured: {
      status: STATUS[selection.kind],
      kind: shape.kind,
      item: row === null ? null : shape.item(row),
      candidates: candidates.map(shape.candidate),
      message: selection.kind === 'found' ? '' : `${shape.subject} selector ${OUTCOME[selection.kind]}`,
    },
  };
}

const STATUS = { found: 'ok', ambiguous: 'ambiguous', none: 'not_found' } as const;
const OUTCOME = { ambiguous: 'is ambiguous', none: 'did not match' } as const;

/** The envelope's output schema, as bare as the real one. */
export const DETAIL_SCHEMA: JsonObject = {
  type: 'object',
  properties: {
    status: { type: 'string' },
    kind: { type: 'string' },
    item: { type: ['object', 'null'] },
    candidates: { type: 'array' },
    message: { type: 'string' },
  },
  required: ['status', 'kind', 'item', 'candidates', 'message'],
  additionalProperties: false,
};
