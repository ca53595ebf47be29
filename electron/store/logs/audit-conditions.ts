import type { AuditQuery } from '../../../shared/api/log-queries.ts';
import { compactId } from './compact-id.ts';
import { type Condition, indexed, NEVER, plain } from './condition.ts';
import type { WordsTable } from './words.ts';

const WORD_FILTERS = [
  ['poolId', 'pool'],
  ['targetType', 'target_type'],
  ['actorId', 'actor'],
  ['outcome', 'outcome'],
] as const;

/** Columns whose words are searched. */
const SEARCHED_COLUMNS = ['actor_label', 'pool_label', 'action', 'target_type'] as const;

/** The filters of a query over the table `audit`; every one of them must hold. */
export function auditConditions(query: AuditQuery, words: WordsTable): Condition[] {
  const byWord = WORD_FILTERS.flatMap(([field, column]) => {
    const word = query[field];
    return word === null ? [] : [onWord(words.find(word), column)];
  });
  return [
    ...byWord,
    ...(query.action === null ? [] : [onAction(query.action, words)]),
    ...(query.text === null ? [] : [onText(query.text, words)]),
  ];
}

function onWord(number: number | null, column: string): Condition {
  if (number === null) return NEVER;
  return indexed('audit', `audit_by_${column}`, `audit.${column} = @${column}`, { [column]: number });
}

/** An action, or with a dot at its end the whole family. */
function onAction(action: string, words: WordsTable): Condition {
  if (!action.endsWith('.')) return onWord(words.find(action), 'action');
  const family = words.where((word) => word.startsWith(action));
  if (family.length === 0) return NEVER;
  return plain('audit.action IN (SELECT value FROM json_each(@actions))', {
    actions: JSON.stringify(family),
  });
}

function holdsNeedle(expression: string): string {
  return `instr(lower(${expression}), @needle) > 0`;
}

/** Part of a label, an action, a kind of target, a target's or correlation id or a fact's value; or the whole id. */
function onText(text: string, words: WordsTable): Condition {
  const needle = text.toLowerCase();
  const found = words.where((word) => word.toLowerCase().includes(needle));
  const inColumns = SEARCHED_COLUMNS.map(
    (column) => `audit.${column} IN (SELECT value FROM json_each(@words))`,
  );
  const inTexts = ['audit.target_id', 'audit.correlation_id'].map((column) => holdsNeedle(column));
  const inFacts = `EXISTS (SELECT 1 FROM json_each(audit.facts) AS fact WHERE ${holdsNeedle("fact.value ->> 'value'")})`;
  return plain(`(${[...inColumns, ...inTexts, inFacts, 'audit.id = @id'].join(' OR ')})`, {
    words: JSON.stringify(found),
    needle,
    id: compactId(needle),
  });
}
