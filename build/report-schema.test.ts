import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REPORT_SCHEMA_PATH, reportSchemaText } from './report-schema.ts';

it('the kept JSON Schema is the one the report is checked with; if not: npm run report-schema', () => {
  expect(readFileSync(REPORT_SCHEMA_PATH, 'utf8')).toBe(reportSchemaText());
});

it('the JSON Schema allows no field that it does not name', () => {
  expect(JSON.parse(reportSchemaText())).toMatchObject({
    title: 'Pooler Operator Console report',
    additionalProperties: false,
  });
});
