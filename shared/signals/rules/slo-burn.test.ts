import { describe, expect, it } from 'vitest';
import { sources } from '../../metadata/testing/records.ts';
import { judgeEvidence } from '../../slo/judge.ts';
import { evidence, requests } from '../../slo/testing/series.ts';
import { signalInput } from '../testing/signals.ts';
import { sloBurn } from './slo-burn.ts';

/** Every window holds this share of failures, so every pair of windows burns alike. */
const burning = (failures: number) =>
  signalInput({
    slo: judgeEvidence(evidence(requests('extract', { 200: 100_000 - failures, 500: failures })), [], 0)
      .result,
  });

describe('an error budget', () => {
  it('that burns fast enough to page is degraded, with every alert that fires and what is left', () => {
    const [found, ...others] = sloBurn(burning(2_000));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      id: 'budget.burn:availability.extract',
      severity: 'degraded',
      title: 'The error budget of availability.extract burns at 20x over 1h (page above 14.4x)',
      subject: { kind: 'slo', id: 'availability.extract' },
    });
    expect(found?.evidence.map(({ text }) => text)).toEqual([
      expect.stringContaining('fires above 14.4'),
      expect.stringContaining('fires above 6'),
      expect.stringContaining('fires above 3'),
      expect.stringContaining('fires above 1'),
      expect.stringContaining('budget is spent'),
    ]);
  });

  it.each([
    [1_000, 'degraded', '(page above 6x)'],
    [500, 'watch', '(ticket above 3x)'],
    [200, 'watch', '(ticket above 1x)'],
  ])('with %i failures in 100,000 at 99.9 %% is a %s', (failures, severity, words) => {
    expect(sloBurn(burning(failures))).toMatchObject([{ severity, title: expect.stringContaining(words) }]);
  });

  it('that burns exactly as fast as allowed is no trouble', () => {
    expect(sloBurn(burning(100))).toEqual([]);
  });

  it('keeps its identity while the alert that fires changes', () => {
    expect(sloBurn(burning(2_000))[0]?.id).toBe(sloBurn(burning(200))[0]?.id);
  });

  it('says when its metrics are not live', () => {
    expect(sloBurn({ ...burning(2_000), sources: sources({ slo: 'failing' }) })).toMatchObject([
      { stale: true },
    ]);
  });
});

it('is silent on results without budgets', () => {
  expect(sloBurn(signalInput())).toEqual([]);
  expect(sloBurn(signalInput({ slo: { rows: [], lanes: [] } }))).toEqual([]);
});
