import { expect, test } from 'vitest';
import { auditEventSchema } from '../../../shared/metadata/audit-log.ts';
import { requestDetailSchema, requestLogSchema } from '../../../shared/metadata/request-log.ts';
import { recording } from '../../testing/pooler-recordings.ts';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import type { PoolerSource } from './contract.ts';
import { readRecorded, recordedValue } from './test/recorded-reads.ts';
import { identitiesOf, recordedContent, recordingsBetween } from './test/recordings.ts';

const RANGE = { fromMs: 0, toMs: null };
const ANY_ID = '00000000-0000-4000-8000-000000000100';

const requests = (source: PoolerSource) => source.readRequestPage(RANGE, 0);
const request = (source: PoolerSource) => source.readRequest(ANY_ID);
const audits = (source: PoolerSource) => source.readAuditPage(RANGE, 0);

const succeeded = (name: string) => recordedContent(recording(name)) !== null;
const PAGES = [
  ...recordingsBetween(284, 330),
  ...recordingsBetween(439, 439),
  ...recordingsBetween(451, 451),
];
const DETAILS = [
  ...recordingsBetween(332, 350),
  ...recordingsBetween(441, 449),
  ...recordingsBetween(452, 452),
].filter((name) => name.includes('get-request'));
const AUDITS = recordingsBetween(351, 372);

/** Fields of a row whose words people or the server's vocabulary gave, and which the policy has passed. */
const PUBLISHED = /^(pool_name|api_key_display_name|upstream_identity_label|upstream_account_label)$/;

function rawLabels(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && PUBLISHED.test(key)) found.add(inner);
    rawLabels(inner, found);
  }
  return found;
}

/** Nothing forbidden is in what was kept of a recording. */
function expectNoIdentity(name: string, value: unknown): void {
  const kept = JSON.stringify(value);
  const published = rawLabels(recording(name).response.body);
  for (const identity of identitiesOf(recording(name).response.body)) {
    if (identity.includes('@') || !published.has(identity)) expect(kept).not.toContain(identity);
  }
  expect(kept).not.toMatch(/@|session_|turn_[0-9a-f]|attempt_[0-9a-f]|assignment/);
}

describeRecorded('pooler', 'recorded request logs', () => {
  test.each(PAGES.filter(succeeded))('%s: each row becomes a request', async (name) => {
    const answer = await recordedValue(name, requests);
    const content = recordedContent(recording(name));
    expect(answer.unreadable).toBe(0);
    expect(answer.rows.map(({ id }) => id)).toEqual(content?.items?.map(({ id }) => id));
    expect(answer.total).toBe(content?.total);
    for (const row of answer.rows) expect(() => requestLogSchema.parse(row)).not.toThrow();
    expectNoIdentity(name, answer);
  });

  test.each(PAGES.filter((name) => !succeeded(name)))('%s: an error is a typed outcome', async (name) => {
    const { kind } = await readRecorded(name, requests);
    expect(kind).toBe(/overflow|upstream-not-uuid/.test(name) ? 'not ready' : 'malformed');
  });

  test.each(DETAILS.filter(succeeded))(
    'POOLER-T4, %s: a detail is read past its own schema',
    async (name) => {
      const detail = await recordedValue(name, request);
      const found = recordedContent(recording(name))?.item ?? null;
      expect(detail === null).toBe(found === null);
      if (detail === null) return;
      expect(() => requestDetailSchema.parse(detail)).not.toThrow();
      expect(detail.row.id).toBe(found?.id);
      expectNoIdentity(name, detail);
    },
  );

  test.each(DETAILS.filter((name) => !succeeded(name)))('%s: a refused detail is malformed', async (name) => {
    expect((await readRecorded(name, request)).kind).toBe('malformed');
  });

  test('284: the next page begins where the server says', async () => {
    expect((await recordedValue('284', requests)).nextOffset).toBe(50);
  });

  test('284: labels that are e-mails are aliases of the upstream, other labels stay', async () => {
    const { rows } = await recordedValue('284', requests);
    const labels = new Set(rows.map((row) => row.upstreamLabel));
    expect(labels).toContain('example-upstream-07');
    const aliases = [...labels].filter((label) => /^upstream-[0-9a-f]{8}$/.test(label ?? ''));
    expect(aliases.length).toBeGreaterThan(0);
  });

  test('332: a settled request with its figures', async () => {
    expect(await recordedValue('332', request)).toMatchObject({
      row: {
        poolLabel: 'Example Primary',
        keyLabel: 'example-key-24',
        upstreamLabel: 'example-upstream-07',
        model: 'example-custom-model',
        endpoint: '/backend-api/codex/responses',
        routeClass: 'proxy_stream',
        status: 'succeeded',
        costStatus: 'priced',
        costMicroUsd: 150_732,
        totalTokens: 17_940,
        reasoningEffort: 'high',
        serviceTier: 'priority',
        attemptCount: 1,
        admittedAtMs: Date.UTC(2026, 10, 21, 0, 6, 29, 720),
      },
      mismatch: false,
      turnStatus: null,
    });
  });

  test('449: a stream that failed behind HTTP 200 is failed, and says how it broke', async () => {
    expect(await recordedValue('449', request)).toMatchObject({
      row: { status: 'failed', responseStatusCode: 200, errorCode: 'server_error', routeClass: null },
      attempts: [{ transportReason: 'stream_interrupted', transportPhase: 'receive', final: false }],
    });
  });

  test('338: a continuity denial keeps its code and none of its ids', async () => {
    const detail = await recordedValue('338', request);
    expect(detail?.row.errors.map(({ kind }) => kind)).toContain('continuity_denial');
  });

  test('345, 346: a row that is not there is null, and no failure', async () => {
    for (const name of ['345', '346']) expect(await recordedValue(name, request)).toBeNull();
  });
});

describeRecorded('pooler', 'recorded audit logs', () => {
  test.each(AUDITS.filter(succeeded))('%s: each row becomes an event', async (name) => {
    const answer = await recordedValue(name, audits);
    const content = recordedContent(recording(name));
    expect(answer.rows.map(({ id }) => id)).toEqual(content?.items?.map(({ id }) => id));
    for (const row of answer.rows) expect(() => auditEventSchema.parse(row)).not.toThrow();
    const kept = JSON.stringify(answer);
    for (const identity of identitiesOf(recording(name).response.body)) expect(kept).not.toContain(identity);
  });

  test.each(AUDITS.filter((name) => !succeeded(name)))('%s: an error is a typed outcome', async (name) => {
    expect((await readRecorded(name, audits)).kind).toMatch(/malformed|not ready/);
  });

  test('352: settings changes say which keys changed and what became of the secrets', async () => {
    const { rows } = await recordedValue('352', audits);
    const change = rows.find(({ action }) => action === 'instance_settings.update');
    expect(change).toMatchObject({ poolId: null, poolLabel: null, outcome: 'success', targetId: null });
    expect(change?.facts).toEqual(
      expect.arrayContaining([
        { name: 'changed_keys', value: 'development.account_reconciliation_paused, mcp.enabled' },
        { name: 'metrics_auth_state', value: 'unchanged_unset' },
      ]),
    );
  });

  test('352: actors are aliases, Pools their names', async () => {
    const { rows } = await recordedValue('352', audits);
    for (const row of rows) expect(row.actorLabel).toMatch(/^operator-ref-[0-9a-f]{8}$/);
    expect(rows.find(({ action }) => action === 'pool.status_update')).toMatchObject({
      poolLabel: expect.stringMatching(/^Example /),
    });
  });
});
