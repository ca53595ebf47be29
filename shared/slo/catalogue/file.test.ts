import { describe, expect, it } from 'vitest';
import { readCatalogue } from './file.ts';
import { POOLER_ROWS } from './pooler.ts';

const OWN = `{
  "version": 1,
  "targets": { "latency.extract.warm.p95": 0.25 },
  "rows": [
    {
      "id": "own.extract.bad_input",
      "service": "codex-pdf",
      "surface": "POST /v1/extract",
      "rule": "At most 5 % of extracts are refused.",
      "window": "1d",
      "share": {
        "part": { "metric": "codex_api_requests_total", "where": { "endpoint": ["extract"], "status": ["400"] } },
        "of": { "metric": "codex_api_requests_total", "where": { "endpoint": ["extract"] } },
        "counts": "failures",
        "atLeast": 0.95
      }
    }
  ]
}`;

function refused(text: string) {
  const reading = readCatalogue(text);
  if (reading.kind === 'ok') throw new Error('expected a refusal');
  return reading;
}

function accepted(text: string) {
  const reading = readCatalogue(text);
  if (reading.kind !== 'ok') throw new Error(`line ${reading.line}, ${reading.field}: ${reading.message}`);
  return reading.catalogue;
}

describe('a catalogue file', () => {
  it('adds rows after the published ones and changes targets, saying so', () => {
    const { rows, ownRows, poolerSelector } = accepted(OWN);
    expect(rows).toHaveLength(56);
    expect(rows.at(-1)).toMatchObject({ id: 'own.extract.bad_input', group: 'own', target: 0.95 });
    expect(rows.find(({ id }) => id === 'latency.extract.warm.p95')).toMatchObject({
      target: 0.25,
      rule: expect.stringContaining('another target'),
    });
    expect(ownRows).toHaveLength(1);
    expect(poolerSelector).toBeNull();
  });

  it('may be nearly empty', () => {
    expect(accepted('{"version":1}').rows).toHaveLength(55);
  });

  it('brings the starting set of Pooler rows with a selector, and only then', () => {
    const withDefaults = accepted('{"version":1,"pooler":{"selector":"job=\\"codex-pooler\\""}}');
    expect(withDefaults.poolerSelector).toBe('job="codex-pooler"');
    expect(withDefaults.rows.filter(({ group }) => group === 'pooler')).toHaveLength(POOLER_ROWS.length);
    const without = accepted('{"version":1,"pooler":{"selector":"job=\\"p\\"","defaults":false}}');
    expect(without.rows).toHaveLength(55);
  });

  it('makes a row decidable whose published target lay above the top edge', () => {
    const { rows } = accepted('{"version":1,"targets":{"ai.latency.extract_first.p95":10}}');
    expect(rows.find(({ id }) => id === 'ai.latency.extract_first.p95')?.class).toBe('assumption');
  });
});

describe('a catalogue file that cannot be used names line and field, and repeats nothing', () => {
  it.each([
    ['a comma too many', '{\n  "version": 1,\n}', 3, 'the file'],
    ['an unknown field', OWN.replace('"counts"', '"count"'), 14, 'rows.0.share.count'],
    ['a wrong type', OWN.replace('0.95', '"much"'), 15, 'rows.0.share.atLeast'],
    ['a missing field', OWN.replace('      "window": "1d",\n', ''), 5, 'rows.0.window'],
    ['an id that exists', OWN.replace('own.extract.bad_input', 'availability.extract'), 6, 'rows.0.id'],
    [
      'a target for no row',
      OWN.replace('extract.warm.p95"', 'nothing.p95"'),
      3,
      'targets.latency.nothing.p95',
    ],
    [
      'a share as a percentage',
      '{"version":1,\n"targets":{\n"availability.extract": 99.9}}',
      3,
      'targets.availability.extract',
    ],
    ['a Pooler row without a selector', OWN.replace('"codex-pdf"', '"pooler"'), 7, 'rows.0.service'],
    ['no measure at all', OWN.replace(/,\n {6}"share": \{[\s\S]*?\n {6}\}/, ''), 5, 'rows.0'],
    ['another version', '{"version":2}', 1, 'version'],
    ['no object', '7', 1, 'the file'],
    ['nothing', '', 1, 'the file'],
  ])('%s', (_what, text, line, field) => {
    expect(refused(text)).toMatchObject({ line, field });
  });

  it('a value that looks like a secret is not echoed', () => {
    const text = OWN.replace('"1d"', '"example-secret"');
    expect(JSON.stringify(refused(text))).not.toContain('example-secret');
  });
});
