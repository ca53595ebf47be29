import { expect, it } from 'vitest';
import { shown } from '../build/test/electron-double.ts';

it('tells the page which door it came through, and gives it nothing to call', async () => {
  await import('./preload.ts');
  expect([...shown.exposed]).toEqual([['consoleDoor', { kind: 'desktop' }]]);
});
