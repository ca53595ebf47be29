import { describe, expect, it } from 'vitest';
import { codeIn } from './session-code.ts';

describe('codeIn', () => {
  it('finds the code in a whole link, in a fragment and typed bare', () => {
    expect(codeIn('http://127.0.0.1:4600/#code=Abc_123-xyz')).toBe('Abc_123-xyz');
    expect(codeIn('#code=Abc_123-xyz')).toBe('Abc_123-xyz');
    expect(codeIn('  Abc_123-xyz ')).toBe('Abc_123-xyz');
  });

  it('finds none in an address without a code, in other text and in nothing', () => {
    expect(codeIn('http://127.0.0.1:4600/#/pools')).toBeNull();
    expect(codeIn('two words')).toBeNull();
    expect(codeIn('')).toBeNull();
  });
});
