import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCatalogue } from '../shared/slo/catalogue/file.ts';
import { PUBLISHED_ROWS } from '../shared/slo/catalogue/rows.ts';
import { EXAMPLE_CATALOGUE, SLO_README_PATH, sloReadmeText } from './slo-readme.ts';

const hint = 'write it anew with `node build/slo-readme.ts`';

test('the page of SLO rows is the one of this catalogue', () => {
  expect(readFileSync(SLO_README_PATH, 'utf8') === sloReadmeText(), hint).toBe(true);
});

test('it has one line for each published row, and says of the sixteen that cannot be read that they cannot', () => {
  const text = sloReadmeText();
  for (const { id } of PUBLISHED_ROWS) expect(text.split(`| \`${id}\`<br>`)).toHaveLength(2);
  expect(text).toContain('55 rows. 16 of them cannot be read off its metrics');
});

test('its example of an own catalogue is one that is taken', () => {
  expect(readCatalogue(EXAMPLE_CATALOGUE)).toMatchObject({ kind: 'ok' });
});
