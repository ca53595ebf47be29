import { describe, expect, it } from 'vitest';
import { everySignal, TROUBLED_PICTURE } from '../incident/testing/troubles.ts';
import { NOW_MS, sources } from '../metadata/testing/records.ts';
import { buildReport, reportSchema, summaryText } from './report.ts';
import { emptyState, troubledState } from './testing/console-state.ts';

/** Ids as long and as random as the Pooler's own, so that a leak cannot hide in a label. */
const POOLER_ID = '00000000-0000-4000-8000-';

function withPoolerIds<T>(value: T): T {
  const entries = (text: string) =>
    text
      .replaceAll(/"(u\d|batch|primary|unused|research|archive)"/g, `"${POOLER_ID}$1"`)
      .replaceAll(/:(u\d|batch|primary|unused|research|archive)"/g, `:${POOLER_ID}$1"`);
  return JSON.parse(entries(JSON.stringify(value)));
}

function troubled() {
  const { statusSince, ...picture } = TROUBLED_PICTURE;
  return troubledState({
    picture: { ...withPoolerIds(picture), statusSince },
    signals: withPoolerIds(everySignal()),
  });
}

const aliasOf = (kind: string, id: string) => `${kind}-alias-${id.replaceAll(POOLER_ID, '')}`;
const report = (state = troubled()) => ({ ...buildReport(state, aliasOf), summary: summaryText(state) });

describe('the report', () => {
  it('is of the published shape, whatever the state', () => {
    expect(() => reportSchema.parse(report())).not.toThrow();
    expect(() => reportSchema.parse(report(emptyState()))).not.toThrow();
    expect(() => reportSchema.parse({ ...report(), summary: null })).not.toThrow();
  });

  it('is refused where a field is missing or unknown', () => {
    expect(reportSchema.safeParse(buildReport(troubled(), aliasOf)).success).toBe(false);
    expect(reportSchema.safeParse({ ...report(), extra: 1 }).success).toBe(false);
  });

  it('names no Pool and no upstream by its Pooler id', () => {
    const text = JSON.stringify(report());
    expect(text).not.toContain(POOLER_ID);
    expect(text).toContain('pool-alias-batch');
    expect(text).toContain('upstream-alias-u1');
  });

  it('writes every time in UTC', () => {
    expect(report()).toMatchObject({
      generatedAt: '2026-01-15T10:20:00.000Z',
      slo: { evaluatedAt: '2026-01-15T10:20:00.000Z' },
    });
    expect(report().sources[0]).toMatchObject({
      id: 'pools',
      observedAt: '2026-01-15T10:19:55.000Z',
      ageMs: 5_000,
    });
    expect(report().signals[0]).toMatchObject({ since: '2026-01-15T10:05:00.000Z', resolvedAt: null });
  });

  it('gives readiness as an interval', () => {
    expect(report().pools).toMatchObject([
      { label: 'example-batch', severity: 'outage', ready: { low: 0, high: 0, total: 2 } },
      { label: 'example-primary', severity: 'degraded', ready: { low: 1, high: 1, total: 3 } },
      { label: 'example-unused', severity: 'outage', ready: { low: 0, high: 0, total: 0 } },
      { label: 'example-research', severity: 'degraded', ready: { low: 2, high: 2, total: 4 } },
      { label: 'example-archive', severity: 'watch', ready: { low: 0, high: 0, total: 0 } },
    ]);
  });

  it('lists surfaces that this version does not read', () => {
    const state = emptyState({ sources: sources({ jobs: 'not built' }) });
    expect(report(state).sources).toContainEqual(expect.objectContaining({ id: 'jobs', state: 'not built' }));
  });

  it('counts an acknowledgement only while it holds', () => {
    const acknowledgedUntil = (untilMs: number) => {
      const acknowledged = { atMs: 1, reason: 'a private remark', untilMs };
      return report({
        ...troubled(),
        signals: troubled().signals.map((each) => ({ ...each, acknowledged })),
      });
    };
    expect(acknowledgedUntil(NOW_MS + 1).signals.every(({ acknowledged }) => acknowledged)).toBe(true);
    expect(acknowledgedUntil(NOW_MS).signals.some(({ acknowledged }) => acknowledged)).toBe(false);
    expect(JSON.stringify(acknowledgedUntil(NOW_MS + 1))).not.toContain('private remark');
  });
});

describe('the summary', () => {
  it('is five lines about what fires', () => {
    expect(summaryText(troubled()).split('\n')).toHaveLength(5);
    expect(summaryText(troubled())).toMatch(/^Status: outage\n/);
  });

  it('leaves out what is pending or over', () => {
    const signals = troubled().signals.map((each) => ({ ...each, state: 'pending' as const }));
    expect(summaryText({ ...troubled(), signals })).toMatch(/^Status: info\n/);
  });
});
