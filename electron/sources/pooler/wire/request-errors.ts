import { z } from 'zod';
import type { RequestError } from '../../../../shared/metadata/request-log.ts';
import type { ClientText } from './client-text.ts';
import { optionalField, wordField } from './fields.ts';
import { parseRows } from './rows.ts';

/** The server lists at most ten, each with at most ten reasons (pooler-contract 3.14, 13.3). */
const MAX_ENTRIES = 10;

/** One entry of `errors[]` (pooler-contract 3.14). Ids, references and the advice text are not parsed. */
const errorRow = z.object({
  source: wordField,
  kind: optionalField(wordField),
  code: optionalField(z.string()),
  reason_codes: optionalField(z.array(z.string())),
  upstream_status_code: optionalField(z.number().int()),
  attempt_number: optionalField(z.number().int().positive()),
});

/** The errors of a request in the server's order; an entry that cannot be read is left out, the row stays. */
export function requestErrorsOf(entries: readonly unknown[], text: ClientText): RequestError[] {
  return parseRows(errorRow, entries.slice(0, MAX_ENTRIES)).rows.map((row) => ({
    source: row.source,
    kind: row.kind,
    code: text.code(row.code),
    reasons: (row.reason_codes ?? []).slice(0, MAX_ENTRIES).flatMap((reason) => text.code(reason) ?? []),
    upstreamStatusCode: row.upstream_status_code,
    attemptNumber: row.attempt_number,
  }));
}
