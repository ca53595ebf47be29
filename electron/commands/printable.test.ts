import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test('what could steer a terminal is shown as unreadable, lines and words stay', () => {
  expect(printable('a\u001b[2Jb\u009b0mc\u202ed\r\ne')).toBe('a�[2Jb�0mc�d�\ne');
  expect(printable('Status: info\nExample Primary  OK, ß, 例')).toBe(
    'Status: info\nExample Primary  OK, ß, 例',
  );
});
