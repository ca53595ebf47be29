import { expect, it } from 'vitest';
import { buildReport, summaryText } from '../../shared/api/report.ts';
import { troubledState } from '../../shared/api/testing/console-state.ts';
import { aliasOf } from '../sources/pooler/labels.ts';
import { maskStrings } from './mask-strings.ts';

const KNOWN = [{ value: 'example-quiet-harbour-lantern', class: 'known_value' as const }];

it('replaces what may not leave, wherever it stands', () => {
  const masked = maskStrings(
    { a: ['someone@example.com'], b: { c: 'example-quiet-harbour-lantern' } },
    KNOWN,
  );
  expect(JSON.stringify(masked)).not.toMatch(/someone|lantern/);
});

it('leaves everything else as it was', () => {
  const value = { a: 1, b: null, c: true, d: ['example-pool', { e: 'status reauth_required' }], f: [] };
  expect(maskStrings(value, KNOWN)).toEqual(value);
});

it('finds nothing to replace in a report', () => {
  const state = troubledState();
  const report = { ...buildReport(state, aliasOf), summary: summaryText(state) };
  expect(maskStrings(report, KNOWN)).toEqual(report);
});

it('keeps what it was given', () => {
  const given = { a: 'someone@example.com' };
  maskStrings(given, []);
  expect(given).toEqual({ a: 'someone@example.com' });
});
