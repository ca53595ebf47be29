import { describe, expect, it } from 'vitest';
import { checkDraftStructure } from './draft-structure.ts';

const DRAFT = [
  'Status: watch',
  'Impact: example-pool still answers, with one upstream less than yesterday',
  'Signals: 1 of 3 upstreams in reauth_required since 10:05 UTC; p95 is 1.2 s, e.g. on proxy_stream',
  'Next check: re-authenticate example-upstream, then confirm quota freshness',
  'Privacy: only metadata was read; no content, credentials or account identifiers are included.',
];

function changed(line: number, text: string): string {
  return DRAFT.map((original, index) => (index === line - 1 ? text : original)).join('\n');
}

describe('checkDraftStructure', () => {
  it('accepts the published five lines, with or without a final line break', () => {
    expect(checkDraftStructure(DRAFT.join('\n'))).toEqual([]);
    expect(checkDraftStructure(`${DRAFT.join('\r\n')}\r\n`)).toEqual([]);
  });

  it.each([
    ['a missing line', DRAFT.slice(0, 4).join('\n'), [{ line: 5, problem: 'line missing' }]],
    ['a sixth line', `${DRAFT.join('\n')}\nPS: one more`, [{ line: 6, problem: 'line too many' }]],
    ['a label out of order', changed(2, 'Signals: nothing'), [{ line: 2, problem: 'wrong label' }]],
    ['a line without text', changed(4, 'Next check:'), [{ line: 4, problem: 'empty line' }]],
    [
      'a line beyond 240 units',
      changed(2, `Impact: ${'x'.repeat(240)}`),
      [{ line: 2, problem: 'line too long' }],
    ],
    [
      'two sentences',
      changed(2, 'Impact: It is slow. Users wait'),
      [{ line: 2, problem: 'more than one sentence' }],
    ],
    [
      'a word that is no published status',
      changed(1, 'Status: bad'),
      [{ line: 1, problem: 'unknown status' }],
    ],
  ])('reports %s', (_name, text, problems) => {
    expect(checkDraftStructure(text)).toEqual(problems);
  });
});
