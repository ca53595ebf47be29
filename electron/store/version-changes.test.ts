import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ContractFact } from '../../shared/metadata/contract-fact.ts';
import { batch, poll, upstream } from './testing/records.ts';
import { temporaryStore } from './testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const versionOf = (value: string): ContractFact => ({
  id: 'replica-1/package',
  name: 'package version',
  value,
});
const told = (atMs: number, ...items: ContractFact[]) =>
  kept.store.recordPoll(poll(atMs, [batch('contract', items)], { source: 'slo' }));

test('a version of codex-pdf that changes is a change on record; the first one seen is not', () => {
  told(1_000, versionOf('1.19.0'));
  told(2_000, versionOf('1.19.0'));
  told(3_000, versionOf('1.20.0'));
  const change = {
    subject: { kind: 'service', id: 'replica-1/package', label: 'codex-pdf replica-1' },
    field: 'package version',
    from: '1.19.0',
    to: '1.20.0',
    atMs: 3_000,
    timing: 'observed',
  };
  expect(kept.store.versionChanges(0, 9_000)).toEqual([change]);
  expect(kept.store.transitions(0, 9_000)[0]).toEqual(change);
  const picture = kept.store.picture(9_000);
  expect(picture.contract).toEqual([versionOf('1.20.0')]);
  expect(picture.statusSince.get('contract:replica-1/package')?.atMs).toBe(3_000);
});

test('a version that is not told for a while has not changed', () => {
  told(1_000, versionOf('1.19.0'));
  kept.store.recordPoll(poll(2_000, [batch('contract', [], false)], { source: 'slo' }));
  told(3_000, versionOf('1.19.0'));
  expect(kept.store.versionChanges(0, 9_000)).toEqual([]);
  expect(kept.store.picture(2_000).contract).toEqual([versionOf('1.19.0')]);
});

test('changes of versions are found between two moments, newest first, and nothing else with them', () => {
  for (const [index, version] of ['1.0', '1.1', '1.2', '1.3'].entries()) {
    told((index + 1) * 1_000, versionOf(version));
    const status = index % 2 === 0 ? 'active' : 'paused';
    kept.store.recordPoll(poll((index + 1) * 1_000, [batch('upstream', [upstream('u1', { status })])]));
  }
  expect(kept.store.versionChanges(2_000, 3_000).map(({ to }) => to)).toEqual(['1.2', '1.1']);
});
