import type { RequestQuery } from '../../../shared/api/log-queries.ts';
import { type Condition, indexed, type KeyRange, NEVER, plain } from './condition.ts';
import type { RequestText } from './request-text.ts';
import type { WordsTable } from './words.ts';

type WordFilter = readonly [
  field: 'poolId' | 'keyId' | 'upstreamId' | 'status' | 'model' | 'routeClass',
  column: string,
];
const WORD_FILTERS: readonly WordFilter[] = [
  ['poolId', 'pool'],
  ['keyId', 'api_key'],
  ['upstreamId', 'upstream'],
  ['status', 'status'],
  ['model', 'model'],
  ['routeClass', 'route_class'],
];

const STATUS_CLASS = /^([1-5])xx$/;

/** The filters of a query over the table `request`; every one of them must hold. */
export function requestConditions(
  query: RequestQuery,
  range: KeyRange,
  words: WordsTable,
  text: RequestText,
): Condition[] {
  const byWord = WORD_FILTERS.flatMap(([field, column]) => {
    const word = query[field];
    return word === null ? [] : [onWord(words.find(word), column)];
  });
  return [
    ...byWord,
    ...(query.statusClass === null ? [] : [onStatusClass(query.statusClass)]),
    ...(query.code === null ? [] : [onCode(words.find(query.code))]),
    ...(query.retried === null ? [] : [onRetried(query.retried)]),
    ...(query.text === null ? [] : [text(query.text, range)]),
  ];
}

function onWord(number: number | null, column: string): Condition {
  if (number === null) return NEVER;
  return indexed('request', `request_by_${column}`, `request.${column} = @${column}`, { [column]: number });
}

function onStatusClass(statusClass: string): Condition {
  const index = 'request_by_status_class';
  if (statusClass === 'none') return indexed('request', index, 'request.response_code / 100 IS NULL', {});
  const hundreds = STATUS_CLASS.exec(statusClass)?.[1];
  if (hundreds === undefined) return NEVER;
  return indexed('request', index, 'request.response_code / 100 = @hundreds', { hundreds: Number(hundreds) });
}

/** The request's own last code and those of its attempts lie in a table of their own. */
function onCode(code: number | null): Condition {
  if (code === null) return NEVER;
  return {
    where: 'EXISTS (SELECT 1 FROM request_code WHERE code = @code AND request = request.key)',
    params: { code },
    road: {
      from: 'request_code AS road CROSS JOIN request ON request.key = road.request',
      counted: 'request_code AS road',
      key: 'road.request',
      where: 'road.code = @code',
    },
  };
}

function onRetried(retried: boolean): Condition {
  return retried
    ? indexed('request', 'request_retried', 'request.retry_count > 0', {})
    : plain('request.retry_count = 0');
}
