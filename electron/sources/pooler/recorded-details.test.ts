import { expect, test } from 'vitest';
import { auditEventSchema } from '../../../shared/metadata/audit-log.ts';
import { ENTITY_SCHEMAS } from '../../../shared/metadata/entities.ts';
import { requestLogSchema } from '../../../shared/metadata/request-log.ts';
import { isPublishableLabel } from '../../../shared/redaction/label.ts';
import { recording } from '../../testing/pooler-recordings.ts';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import { identitiesOf, recordedContent, recordingsBetween } from './test/recordings.ts';
import { auditOf, auditRow } from './wire/audit-row.ts';
import { inviteOf, inviteRow } from './wire/invite-row.ts';
import { keyOf, keyRow } from './wire/key-row.ts';
import { operatorOf, operatorRow } from './wire/operator-row.ts';
import { poolOf, poolRow } from './wire/pool-row.ts';
import { quotaAccountOf, quotaRow } from './wire/quota-row.ts';
import { requestOf, requestRow } from './wire/request-row.ts';
import { upstreamOf, upstreamRow } from './wire/upstream-row.ts';

/** A detail tool answers with the row of its list (pooler-contract 3): one schema reads both. */
const ENTITY_OF_KIND: Readonly<Record<string, (item: unknown) => unknown>> = {
  pool: (item) => ENTITY_SCHEMAS.pool.parse(poolOf(poolRow.parse(item), isPublishableLabel)),
  upstream: (item) => ENTITY_SCHEMAS.upstream.parse(upstreamOf(upstreamRow.parse(item), isPublishableLabel)),
  pool_api_key: (item) => ENTITY_SCHEMAS.key.parse(keyOf(keyRow.parse(item), isPublishableLabel)),
  upstream_quota: (item) =>
    ENTITY_SCHEMAS.quota.parse(quotaAccountOf(quotaRow.parse(item), isPublishableLabel).account),
  operator: (item) => ENTITY_SCHEMAS.operator.parse(operatorOf(operatorRow.parse(item))),
  invite: (item) => ENTITY_SCHEMAS.invite.parse(inviteOf(inviteRow.parse(item))),
  request_log: (item) => requestLogSchema.parse(requestOf(requestRow.parse(item), isPublishableLabel)),
  audit_log: (item) => auditEventSchema.parse(auditOf(auditRow.parse(item), isPublishableLabel)),
};

const DETAILS = recordingsBetween(1, 999).flatMap((name) => {
  const content = recordedContent(recording(name));
  const { kind, item } = content ?? {};
  return typeof kind === 'string' && item !== null && item !== undefined ? [{ name, kind, item }] : [];
});

describeRecorded('pooler', 'every recorded detail', () => {
  test('covers every kind there is', () => {
    expect(new Set(DETAILS.map(({ kind }) => kind))).toEqual(new Set(Object.keys(ENTITY_OF_KIND)));
  });

  test.each(DETAILS)('$name: becomes the entity of its list', ({ kind, item }) => {
    const entity = JSON.stringify(ENTITY_OF_KIND[kind]?.(item));
    expect(entity).toMatch(/^\{"id":"/);
    for (const identity of identitiesOf(item)) {
      if (identity.includes('@')) expect(entity).not.toContain(identity);
    }
  });
});
