import { expect, it } from 'vitest';
import { unitText } from './setting-unit.ts';

it('says a large value in the unit people reckon in', () => {
  expect(unitText('max_size_bytes', 26_214_400)).toBe('25 MiB');
  expect(unitText('upload_ttl_seconds', 86_400)).toBe('1 d');
  expect(unitText('example_seconds', 90)).toBe('1.5 min');
  expect(unitText('decompression_timeout_ms', 10_000)).toBe('10 s');
});

it('says nothing of a value that is small, that no unit gives exactly, or whose key names no unit', () => {
  expect(unitText('example_seconds', 45)).toBeNull();
  expect(unitText('example_seconds', 100)).toBeNull();
  expect(unitText('example_bytes', 0)).toBeNull();
  expect(unitText('max_decompression_ratio', 86_400)).toBeNull();
});
