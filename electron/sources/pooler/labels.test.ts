import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isPublishableLabel } from '../../../shared/redaction/label.ts';
import { aliasOf, distinguishLabels, labelOf } from './labels.ts';

const ID = '3d6b5674-b5c0-4716-93fd-c9fae5f4e4fb';
const OTHER_ID = '4d6b5674-b5c0-4716-93fd-c9fae5f4e4fb';
const HEX = createHash('sha256').update(ID).digest('hex').slice(0, 8);
const everything = () => true;
const nothing = () => false;

test('a label the policy passes is kept, trimmed', () => {
  expect(labelOf('upstream', ID, ' example-upstream 上流 ✓ ', everything)).toEqual({
    id: ID,
    label: 'example-upstream 上流 ✓',
    labelIsAlias: false,
  });
});

test('a label the policy refuses becomes the kind and 8 hex of the SHA-256 of the id', () => {
  expect(labelOf('upstream', ID, 'someone@example.com', nothing)).toEqual({
    id: ID,
    label: `upstream-${HEX}`,
    labelIsAlias: true,
  });
  expect(aliasOf('pool', ID)).toBe(`pool-${HEX}`);
});

test('the alias depends on the id alone', () => {
  const aliases = ['a@example.com', 'b@example.com'].map((text) => labelOf('pool', ID, text, nothing).label);
  expect(aliases[0]).toBe(aliases[1]);
  expect(aliasOf('pool', OTHER_ID)).not.toBe(aliasOf('pool', ID));
});

test.each([
  ['no label', null],
  ['an empty label', ''],
  ['blanks', '   '],
])('%s becomes an alias even where the policy passes everything', (_name, text) => {
  expect(labelOf('pool', ID, text, everything).labelIsAlias).toBe(true);
});

test.each(['ex***@example.com', 'of ex***@example.com', '[MASKED]'])(
  'POOLER-T3: the mask "%s" becomes the alias that the e-mail itself would become elsewhere',
  (text) => {
    expect(labelOf('upstream', ID, text, everything)).toMatchObject({
      label: aliasOf('upstream', ID),
      labelIsAlias: true,
    });
  },
);

test.each([
  'someone@example.com',
  '192.0.2.7',
  'host.internal.example.com',
  'exam\u200bple',
  'x'.repeat(300),
])('the policy of the product refuses %j', (text) => {
  expect(labelOf('pool', ID, text, isPublishableLabel).labelIsAlias).toBe(true);
});

test('aliases and labels told apart pass the policy themselves', () => {
  for (let nth = 0; nth < 500; nth++) {
    const label = (id: string) => labelOf('upstream', id, 'example-upstream', everything);
    const [first] = distinguishLabels([label(`${ID}-${nth}`), label(`${OTHER_ID}-${nth}`)]);
    for (const kind of ['pool', 'upstream', 'key', 'operator', 'invite'] as const) {
      expect(isPublishableLabel(aliasOf(kind, `${ID}-${nth}`))).toBe(true);
    }
    expect(isPublishableLabel(first?.label ?? '')).toBe(true);
  }
});

test('the policy is asked about the text that would be kept', () => {
  const asked: string[] = [];
  labelOf('pool', ID, '  Example Pool ', (text) => asked.push(text) > 0);
  expect(asked).toEqual(['Example Pool']);
});

test('different entities with one label, in any case, are told apart by the hex of their aliases', () => {
  const first = labelOf('upstream', ID, 'Example', everything);
  const second = labelOf('upstream', OTHER_ID, 'EXAMPLE', everything);
  const alone = labelOf('upstream', 'x', 'Example 2', everything);
  const labels = distinguishLabels([first, second, alone]).map((entity) => entity.label);
  expect(labels[0]).toBe(`Example (${HEX})`);
  expect(labels[1]).toMatch(/^EXAMPLE \([0-9a-f]{8}\)$/);
  expect(labels[2]).toBe('Example 2');
  const reversed = distinguishLabels([alone, second, first]).map((entity) => entity.label);
  expect(reversed).toEqual(labels.toReversed());
});
