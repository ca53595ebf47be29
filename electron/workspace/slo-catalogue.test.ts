import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OperatorError } from '../../shared/api/operator-error.ts';
import { loadSloCatalogue } from './slo-catalogue.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'slo-catalogue-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const write = (text: string) => writeFileSync(join(directory, 'slo-catalogue.json'), text);

test('without a file the published rows are judged', () => {
  expect(loadSloCatalogue(directory).rows).toHaveLength(55);
});

test('a file changes targets', () => {
  write('{"version":1,"targets":{"cache.conformance":0.8}}');
  expect(loadSloCatalogue(directory).rows.find(({ id }) => id === 'cache.conformance')?.target).toBe(0.8);
});

test('a file that cannot be used stops with its line and field', () => {
  write('{"version":1,\n"targets":{"cache.conformance":"high"}}');
  expect(() => loadSloCatalogue(directory)).toThrow(OperatorError);
  expect(() => loadSloCatalogue(directory)).toThrow(/line 2, targets\.cache\.conformance: /);
});
