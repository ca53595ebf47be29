import { expect, test } from 'vitest';
import { isPublishableLabel } from '../../../../shared/redaction/label.ts';
import { auditFactsOf } from './audit-facts.ts';

const factsOf = (details: Record<string, unknown>) => auditFactsOf(details, isPublishableLabel);

test('words, flags and counts of published names are kept in their published order', () => {
  expect(factsOf({ enabled: false, status: 'paused', changed_count: 3, previous_status: 'active' })).toEqual([
    { name: 'status', value: 'paused' },
    { name: 'previous_status', value: 'active' },
    { name: 'enabled', value: 'false' },
    { name: 'changed_count', value: '3' },
  ]);
});

test('the states of secrets are found where a settings change keeps them', () => {
  expect(factsOf({ credential_changes: { smtp_auth_state: 'rotated', smtp_key_version: 'v2' } })).toEqual([
    { name: 'smtp_auth_state', value: 'rotated' },
    { name: 'smtp_key_version', value: 'v2' },
  ]);
});

test('names of changed settings are kept, whatever a host name would look like', () => {
  expect(factsOf({ changed_keys: ['smtp.host', 'gateway.bulkheads', 'db.internal', 7] })).toEqual([
    { name: 'changed_keys', value: 'smtp.host, gateway.bulkheads' },
  ]);
});

test.each([
  ['a name that is not published', { endpoint_host: 'example', label: 'example', email: 'active' }],
  ['what the server blanked', { status: '[REDACTED]' }],
  ['free text', { status: 'paused by somebody at 192.0.2.7' }],
  ['an address', { target_state: '192.0.2.7' }],
  ['an object', { status: { before: 'a', after: 'b' } }],
  ['an empty list', { changed_fields: [] }],
  ['a list of lists', { changed_fields: [['status']] }],
  ['a key every object has', { constructor: 'active' }],
])('%s is not kept', (_name, details) => {
  expect(factsOf(details)).toEqual([]);
});

test('a long list is cut between two names', () => {
  const fields = Array.from({ length: 30 }, (_, nth) => `a_rather_long_name_of_a_field_${nth}`);
  const [fact] = factsOf({ changed_fields: fields });
  expect(fact?.value.length).toBeLessThanOrEqual(400);
  expect(fields).toEqual(expect.arrayContaining(fact?.value.split(', ') ?? []));
});
