import { describe, expect, test } from 'vitest';
import { contractFacts } from './contract-facts.ts';

const values = (body: unknown) => contractFacts(body, 'replica-1').map(({ id, value }) => [id, value]);

describe('the facts of a contract', () => {
  test('are the package version and what stands behind each kind of AI signal', () => {
    expect(
      contractFacts(
        {
          package_version: '1.19.0',
          ai_model_versions: { language: { model: 'example-model', prompt: 'v3', schema: 2 } },
        },
        'replica-2',
      ),
    ).toEqual([
      { id: 'replica-2/package', name: 'package version', value: '1.19.0' },
      {
        id: 'replica-2/ai/language',
        name: 'AI behind language',
        value: 'example-model, prompt v3, schema 2',
      },
    ]);
  });

  test('are understood under other spellings of the same words', () => {
    expect(
      values({
        version: '1.20.0',
        ai_model_versions: {
          spell: { model_id: 'example-model', prompt_version: 4 },
          barcodes: 'example-library-2',
        },
      }),
    ).toEqual([
      ['replica-1/package', '1.20.0'],
      ['replica-1/ai/spell', 'example-model, prompt 4'],
      ['replica-1/ai/barcodes', 'example-library-2'],
    ]);
  });

  test('leave out what nobody named here', () => {
    const sentinel = 'sentinel';
    const facts = contractFacts(
      {
        package_version: '1.19.0',
        account: sentinel,
        ai_model_versions: { language: { model: 'example-model', instructions: sentinel } },
      },
      'replica-1',
    );
    expect(JSON.stringify(facts)).not.toContain(sentinel);
  });

  test.each([
    ['no version', { ai_model_versions: {} }],
    ['a version that is a sentence', { package_version: 'call us at the office' }],
    ['a version that is far too long', { package_version: '1'.repeat(65) }],
    ['kinds that are a list', { ai_model_versions: ['language'] }],
    ['a kind that is no name', { ai_model_versions: { 'user@example.com': 'x' } }],
    ['a kind without a word of its version', { ai_model_versions: { language: { model: null } } }],
    ['a page', '<html></html>'],
    ['nothing', undefined],
  ])('are none in a contract with %s', (_what, body) => {
    expect(contractFacts(body, 'replica-1')).toEqual([]);
  });
});
