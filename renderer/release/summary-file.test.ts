import { describe, expect, it } from 'vitest';
import { checkText } from '../../shared/redaction/check.ts';
import { type FileFormat, fileName, summaryFile } from './summary-file.ts';

const AT_MS = Date.UTC(2026, 2, 1, 10, 5);
const FORMATS: readonly FileFormat[] = ['markdown', 'text', 'json'];
const SUMMARY = [
  'Status: outage',
  'Impact: clients of example-batch are refused',
  'Signals: 2 of 5 upstreams of example-pool in reauth_required since at least 10:05 UTC; code <none> *twice*',
  'Next check: open Example Batch: re-authenticate example-upstream',
  'Privacy: only metadata was read; no content, credentials or account identifiers are included',
].join('\n');

describe.each(FORMATS)('a summary as %s', (format) => {
  it('passes the policy when its five lines do', () => {
    expect(checkText(SUMMARY, []).findings).toEqual([]);
    expect(checkText(summaryFile(format, SUMMARY, AT_MS), []).findings).toEqual([]);
  });

  it('does not pass with something refused in it', () => {
    const leaking = SUMMARY.replace('example-upstream', 'someone@example.com');
    expect(checkText(summaryFile(format, leaking, AT_MS), []).verdict).toBe('block');
  });
});

it('is the five lines themselves as text', () => {
  expect(summaryFile('text', SUMMARY, AT_MS)).toBe(SUMMARY);
});

it('reads as typed in Markdown: signs that mean something there are escaped, words with underscores are not', () => {
  const file = summaryFile('markdown', SUMMARY, AT_MS);
  expect(file).toContain('- **Status:** outage\n');
  expect(file).toContain('in reauth_required since');
  expect(file).toContain(String.raw`code \<none\> \*twice\*`);
});

it('holds the lines by their labels and the moment of saving in JSON', () => {
  const parsed: unknown = JSON.parse(summaryFile('json', SUMMARY, AT_MS));
  expect(parsed).toMatchObject({
    kind: 'incident_summary',
    generated_at: '2026-03-01T10:05:00.000Z',
    status: 'outage',
    next_check: 'open Example Batch: re-authenticate example-upstream',
  });
});

it('is no way around the policy in JSON: another field, or a body in a line, is a body', () => {
  const file = summaryFile('json', SUMMARY, AT_MS);
  expect(checkText(file.replace('"version"', '"prompt": "say", "version"'), []).verdict).toBe('block');
  expect(checkText(file.replace('clients of', '{messages: 1}'), []).verdict).toBe('block');
});

it('is named by its moment, and says so when it is of a demo', () => {
  expect(fileName('json', AT_MS, false)).toBe('incident-summary-2026-03-01T1005Z.json');
  expect(fileName('markdown', AT_MS, true)).toBe('demo-incident-summary-2026-03-01T1005Z.md');
});
