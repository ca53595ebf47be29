import { describe, expect, it } from 'vitest';
import { everySignal } from '../incident/testing/troubles.ts';
import { poolWith, upstream } from '../metadata/testing/records.ts';
import { checkText } from '../redaction/check.ts';
import { evaluateRules } from './evaluate.ts';
import { signalSchema } from './signal.ts';
import { signalInput, sloRow } from './testing/signals.ts';

/** Every rule there is, by family: the published signals of issue 3 and the console's own. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  alert: ['open'],
  audit: ['account_change', 'invite_change', 'key_change', 'mcp_change', 'role_change', 'settings_change'],
  budget: ['burn'],
  floor: ['dip'],
  gateway: [
    'circuit_opened',
    'client_errors',
    'firewall_denials',
    'metrics_open',
    'not_alive',
    'not_ready',
    'overloaded',
    'saturated',
    'server_errors',
    'settings_cold',
    'stream_failures',
  ],
  invite: ['expired', 'expiring'],
  job: [
    'backlog',
    'cancelled',
    'discarded',
    'overdue',
    'pricing_behind',
    'reconciliation_silent',
    'refresh_unanswered',
    'retrying',
    'stuck',
  ],
  key: ['denied', 'expired', 'expiring', 'never_used', 'paused', 'revoked', 'wrong_pool'],
  operator: ['password_overdue', 'totp_off'],
  pool: [
    'expected_missing',
    'model_refused',
    'no_ready_upstream',
    'no_upstream_assigned',
    'not_active',
    'reduced_readiness',
    'vanished',
  ],
  requests: [
    'codes',
    'cost_jump',
    'failure_share',
    'latency_shift',
    'open_too_long',
    'retry_share',
    'token_jump',
  ],
  setting: ['changed', 'reconciliation_paused', 'secret_changed', 'secret_unavailable'],
  slo: ['breach', 'lane'],
  source: ['clock_skew', 'failing', 'gap', 'interleaved', 'refused', 'stale', 'truncated'],
  upstream: [
    'out_of_service',
    'paused',
    'quota_exhausted',
    'quota_limited',
    'quota_stale',
    'reauth_required',
    'refresh_failed',
    'refresh_overdue',
    'saved_reset_expiring',
  ],
};

describe('all rules together', () => {
  const signals = everySignal();

  it('find every kind of trouble of this version', () => {
    const expected = Object.entries(RULES).flatMap(([family, names]) =>
      names.map((name) => `${family}.${name}`),
    );
    expect([...new Set(signals.map(({ rule }) => rule))].toSorted()).toEqual(expected.toSorted());
  });

  it('give every signal an id of its own, made of rule and subject', () => {
    expect(new Set(signals.map(({ id }) => id)).size).toBe(signals.length);
    for (const { id, rule, subject } of signals) expect(id).toBe(`${rule}:${subject.id}`);
  });

  it('give signals of the agreed shape, with evidence, and sentences without a closing stop', () => {
    for (const signal of signals) {
      expect(() => signalSchema.parse(signal)).not.toThrow();
      expect(signal.evidence.length).toBeGreaterThan(0);
      for (const text of [signal.title, signal.impact, signal.nextCheck]) {
        expect(text).toMatch(/[^.\s]$/);
        expect(text.length).toBeLessThanOrEqual(200);
      }
    }
  });

  it('say only what may leave', () => {
    for (const { title, impact, nextCheck, evidence } of signals) {
      for (const text of [title, impact, nextCheck, ...evidence.map((each) => each.text)]) {
        expect(checkText(text).findings, text).toEqual([]);
      }
    }
  });

  it('give the same signals for the same input', () => {
    expect(everySignal()).toEqual(signals);
  });
});

it('find nothing where nothing is wrong', () => {
  const calm = poolWith([upstream('u1'), upstream('u2')], {
    gateway: { id: 'gateway', alive: true, ready: true },
  });
  expect(
    evaluateRules(signalInput({ picture: calm, slo: { rows: [sloRow('cache.conformance')], lanes: [] } })),
  ).toEqual([]);
});
