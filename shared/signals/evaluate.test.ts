import { describe, expect, it } from 'vitest';
import { everySignal } from '../incident/testing/troubles.ts';
import { poolWith, upstream } from '../metadata/testing/records.ts';
import { checkText } from '../redaction/check.ts';
import { evaluateRules } from './evaluate.ts';
import { RULE_NAMES } from './rule-names.ts';
import { signalSchema } from './signal.ts';
import { signalInput, sloRow } from './testing/signals.ts';

describe('all rules together', () => {
  const signals = everySignal();

  it('find every kind of trouble of this version', () => {
    expect([...new Set(signals.map(({ rule }) => rule))].toSorted()).toEqual([...RULE_NAMES].toSorted());
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
