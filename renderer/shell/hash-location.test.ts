import { expect, it } from 'vitest';
import { fragmentOf } from './hash-location.ts';

it('parts path and filters of a fragment', () => {
  expect(fragmentOf('#/requests?pool=p1&code=x')).toEqual({ path: '/requests', search: 'pool=p1&code=x' });
  expect(fragmentOf('#/pools/p1')).toEqual({ path: '/pools/p1', search: '' });
});

it('knows the first screen by an empty fragment', () => {
  expect(fragmentOf('')).toEqual({ path: '/', search: '' });
  expect(fragmentOf('#')).toEqual({ path: '/', search: '' });
});

it('keeps a question mark that belongs to a filter', () => {
  expect(fragmentOf('/audit?text=why?')).toEqual({ path: '/audit', search: 'text=why?' });
});
