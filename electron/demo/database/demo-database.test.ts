import { expect, test } from 'vitest';
import { alertRuleSchema, alertSchema } from '../../../shared/metadata/pooler-alert.ts';
import { settingsSchema } from '../../../shared/metadata/pooler-settings.ts';
import { auditsAt } from '../story/audits.ts';
import { STORY_EVENTS, STORY_LENGTH_MS } from '../story/phases.ts';
import { createDemoDatabase } from './demo-database.ts';

const START_MS = Date.UTC(2026, 0, 15, 10);
const { reauthAtMs, quotaAtMs, outageAtMs, recoveryAtMs, calmAtMs } = STORY_EVENTS;

function at(elapsedMs: number) {
  return createDemoDatabase({ storyStartMs: START_MS, nowMs: () => START_MS + elapsedMs });
}

async function settings(elapsedMs: number) {
  const outcome = await at(elapsedMs).readSettings();
  return settingsSchema.parse(outcome.kind === 'ok' ? outcome.value.items[0] : null);
}

async function alertStates(elapsedMs: number): Promise<string[]> {
  const outcome = await at(elapsedMs).readAlerts();
  if (outcome.kind !== 'ok') throw new Error(outcome.kind);
  const { alerts, rules } = outcome.value;
  for (const rule of rules.items) expect(alertRuleSchema.parse(rule)).toEqual(rule);
  for (const alert of alerts.items) expect(alertSchema.parse(alert)).toEqual(alert);
  return alerts.items.map(({ ruleKind, state }) => `${ruleKind} ${state}`);
}

test('each change of the settings has its audit row, at the same moment and with the same key', async () => {
  for (let elapsedMs = 0; elapsedMs < 3 * STORY_LENGTH_MS; elapsedMs += 15_000) {
    const audits = auditsAt(elapsedMs, START_MS).filter(
      ({ action }) => action === 'instance_settings.update',
    );
    const now = await settings(elapsedMs);
    expect(now.lockVersion - (await settings(-1)).lockVersion).toBe(audits.length);
    if (audits.length === 0) continue;
    expect(now.updatedAtMs).toBe(audits[0]?.occurredAtMs);
    expect(audits[0]?.details.changed_keys).toEqual(['gateway.bulkheads']);
  }
});

test('the bulkheads differ before the outage and after the change, and nothing else does', async () => {
  const [before, during, after] = await Promise.all([0, outageAtMs, calmAtMs].map(settings));
  const changed = before?.values.filter(
    ({ key, value }) => during?.values.find((other) => other.key === key)?.value !== value,
  );
  expect(changed?.map(({ family, key }) => `${family}.${key}`)).toEqual(['gateway.bulkheads']);
  expect(after?.values).toEqual(before?.values);
});

test('the settings are sorted by name', async () => {
  const names = (await settings(0)).values.map(({ family, key }) => `${family}.${key}`);
  expect(names).toEqual(names.toSorted());
});

test('alerts open with the trouble of the story and resolve with its recovery', async () => {
  expect(await alertStates(0)).toEqual([]);
  expect(await alertStates(reauthAtMs + 20_000)).toEqual(['upstream_auth_state open']);
  expect(await alertStates(quotaAtMs + 20_000)).toEqual([
    'pool_low_usable_assignments open',
    'upstream_auth_state acknowledged',
  ]);
  expect(await alertStates(outageAtMs + 20_000)).toEqual([
    'pool_no_usable_assignments open',
    'pool_low_usable_assignments open',
    'upstream_auth_state acknowledged',
  ]);
  expect(new Set((await alertStates(recoveryAtMs + 20_000)).map((text) => text.split(' ')[1]))).toEqual(
    new Set(['resolved']),
  );
});

test('alerts of the hour before stay, resolved, under ids of their own', async () => {
  const outcome = await at(10 * STORY_LENGTH_MS).readAlerts();
  const items = outcome.kind === 'ok' ? outcome.value.alerts.items : [];
  expect(items).toHaveLength(15);
  expect(new Set(items.map(({ id }) => id)).size).toBe(15);
  expect(items.every(({ state }) => state === 'resolved')).toBe(true);
});

test('jobs come with what finished since the asked time', async () => {
  const outcome = await at(calmAtMs).readJobs(START_MS + calmAtMs - 60_000);
  const jobs = outcome.kind === 'ok' ? outcome.value.jobs : [];
  expect(jobs.length).toBeGreaterThan(10);
  const early = jobs.filter(
    ({ completedAtMs }) => completedAtMs !== null && completedAtMs < START_MS + calmAtMs - 60_000,
  );
  expect(early).toEqual([]);
});
