import { describe, expect, test } from 'vitest';
import { maskText } from '../../release/mask-text.ts';
import { createTextReplacer } from './text-replacer.ts';

const TEXT = { holds: 'text', unique: false } as const;
const NAME = { holds: 'text', unique: true } as const;
const REQUEST_ID = { holds: 'request id', unique: true } as const;
const UUID = '80de62de-dba0-48e0-8c32-fa175f4fc3c1';
const DIGEST = 'd442f048f986ee44d4842709dfec02e8';

function replacer(key = Buffer.alloc(32, 1)) {
  return createTextReplacer({ mask: (text) => maskText(text, []), secrets: new Set(), key });
}

describe('a text of a snapshot', () => {
  test('stays as it is where the policy passes it', () => {
    const { replace, replacedValues } = replacer();
    expect(replace('2 of 5 upstreams of example-pool', TEXT)).toBe('2 of 5 upstreams of example-pool');
    expect(replacedValues()).toBe(0);
  });

  test('has its identifiers turned into references that the policy passes, everywhere the same', () => {
    const { replace, replacedValues } = replacer();
    const reference = replace(UUID, TEXT);
    expect(reference).toMatch(/^ref-[0-9a-f]{12}$/);
    expect(replace(`key.never_used:${UUID}`, NAME)).toBe(`key.never_used:${reference}`);
    expect(maskText(reference, [])).toBe(reference);
    expect(replacedValues()).toBe(0);
  });

  test('is a name of ours though its rule speaks of credentials, and only where the rest is an id', () => {
    const { replace } = replacer();
    expect(replace(`upstream.reauth_required:${UUID}`, NAME)).toBe(
      `upstream.reauth_required:${replace(UUID, TEXT)}`,
    );
    expect(replace('password:tr0ub4dor-3', NAME)).not.toContain('tr0ub4dor');
  });

  test('has the reference of a UUID in every snapshot, and that of a digest in one alone', () => {
    const other = replacer(Buffer.alloc(32, 2));
    expect(replacer().replace(UUID, TEXT)).toBe(other.replace(UUID, TEXT));
    expect(replacer().replace(DIGEST, TEXT)).not.toBe(other.replace(DIGEST, TEXT));
  });

  test('keeps an id that is called a request id, unless it holds what the policy refuses', () => {
    const { replace } = replacer();
    expect(replace(UUID, REQUEST_ID)).toBe(UUID);
    expect(replace('example-correlation-47cf420c4607', REQUEST_ID)).toBe('example-correlation-47cf420c4607');
    expect(replace('someone@example.com', REQUEST_ID)).not.toContain('someone');
  });

  test('is replaced where the policy refuses it, and counted once', () => {
    const { replace, replacedValues } = replacer();
    const before = 'asked someone@example.com twice';
    expect(replace(before, TEXT)).toBe(maskText(before, []));
    replace(before, TEXT);
    expect(replacedValues()).toBe(1);
  });

  test('goes on differing from another where rows are told apart by it', () => {
    const { replace } = replacer();
    const [one, two] = [replace('one@example.com', NAME), replace('two@example.com', NAME)];
    expect(one).not.toBe(two);
    expect([maskText(one, []), maskText(two, [])]).toEqual([one, two]);
    expect(replace('two@example.com', TEXT)).toBe(two);
  });

  test('goes on differing in such a column, though another column had it before', () => {
    const { replace } = replacer();
    const texts = ['asked one@example.com', 'asked two@example.com'];
    expect(new Set(texts.map((text) => replace(text, TEXT))).size).toBe(1);
    expect(new Set(texts.map((text) => replace(text, NAME))).size).toBe(2);
  });

  test('keeps figures of the Pooler’s settings, and nothing that only looks like them', () => {
    const { replace } = replacer();
    const figures = '{"mcp":{"queue_limit":8,"max_concurrency":4,"queue_timeout_ms":5000}}';
    expect(replace(figures, TEXT)).toBe(figures);
    expect(replace('{"someone@example.com":8}', TEXT)).not.toContain('someone');
    expect(replace('{"phone":4915123456789012}', TEXT)).not.toContain('4915123456789012');
  });
});
