import { expect, test } from 'vitest';
import { rememberVerdicts } from './remembered-verdicts.ts';

test('asks once for each text, and says the same afterwards', () => {
  const asked: string[] = [];
  const isPublishable = rememberVerdicts((text) => {
    asked.push(text);
    return text !== 'someone@example.com';
  });
  for (let nth = 0; nth < 3; nth += 1) {
    expect(isPublishable('example-label')).toBe(true);
    expect(isPublishable('someone@example.com')).toBe(false);
  }
  expect(asked).toEqual(['example-label', 'someone@example.com']);
});

test('forgets the oldest of more than 4,000 texts', () => {
  let asked = 0;
  const isPublishable = rememberVerdicts(() => ++asked > 0);
  for (let nth = 0; nth <= 4_000; nth += 1) isPublishable(`label ${nth}`);
  isPublishable('label 4000');
  expect(asked).toBe(4_001);
  isPublishable('label 0');
  expect(asked).toBe(4_002);
});

test('a policy that fails is asked again', () => {
  let fails = true;
  const isPublishable = rememberVerdicts(() => {
    if (fails) throw new RangeError('too deep');
    return true;
  });
  expect(() => isPublishable('x')).toThrow('too deep');
  fails = false;
  expect(isPublishable('x')).toBe(true);
});
