import { expect, it } from 'vitest';
import { codeFamily } from './code-families.ts';

it.each([
  ['model_not_allowed', 'policy'],
  ['no_eligible_upstream', 'capacity'],
  ['unsupported_parameter', 'validation'],
  ['upstream_5xx', 'upstream'],
  ['stream_idle_timeout', 'stream'],
  ['owner_busy', 'stream'],
  ['gateway_reservation_failed', 'accounting'],
])('puts %s with the %s codes', (code, family) => {
  expect(codeFamily(code)).toBe(family);
});

it('takes a code that nobody listed for one of the provider', () => {
  expect(codeFamily('example_new_code')).toBe('upstream');
});
