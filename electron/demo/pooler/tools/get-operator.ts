import { DETAIL_SCHEMA, detailOutput, search } from './detail.ts';
import {
  operatorCandidate,
  operatorCandidateLine,
  operatorDetailLine,
  operatorRecord,
  visibleOperators,
} from './operator-record.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_get_operator` (pooler-contract 3.11): exact id, else part of the raw e-mail, name or id. */
export const getOperator: Tool = {
  name: 'codex_pooler_get_operator',
  title: 'Get operator',
  description: 'One operator by id, e-mail or name, for instance owners; several matches give candidates.',
  argumentTypes: { selector: 'string' },
  required: ['selector'],
  outputSchema: DETAIL_SCHEMA,
  run(call, args) {
    const found = search(visibleOperators(call), args.text('selector') ?? '', (row) => row.id, [
      (row) => row.email,
      (row) => row.displayName,
    ]);
    return detailOutput(found, {
      kind: 'operator',
      subject: 'Operator',
      label: 'operator metadata',
      item: operatorRecord,
      itemLine: operatorDetailLine,
      candidate: operatorCandidate,
      candidateLine: operatorCandidateLine,
    });
  },
};
