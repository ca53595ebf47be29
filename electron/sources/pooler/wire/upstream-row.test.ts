import { expect, test } from 'vitest';
import { parseAssignments, upstreamOf, upstreamRow } from './upstream-row.ts';

test.each([
  ['1 active of 2 Pool assignments', 1, 2],
  ['0 active of 0 Pool assignments', 0, 0],
  ['1 active of 1 Pool assignment', 1, 1],
  ['12 active of 120 Pool assignments', 12, 120],
])('"%s" is read', (summary, active, total) => {
  expect(parseAssignments(summary)).toEqual({ active, total });
});

test.each([
  '3 active of 2 Pool assignments',
  'active',
  '',
  '1 active of 2',
  '-1 active of 2 Pool assignments',
  null,
])('%j says nothing about assignments', (summary) => {
  expect(parseAssignments(summary)).toEqual({ active: null, total: null });
});

const MINIMAL = {
  id: '00000000-0000-4000-8000-000000000020',
  status: 'active',
  created_at: '2026-01-03T09:00:00Z',
  updated_at: '2026-01-15T09:59:00.5Z',
};

test('a row with nothing optional is an upstream with an alias and unknowns', () => {
  expect(upstreamOf(upstreamRow.parse(MINIMAL), () => true)).toEqual({
    id: MINIMAL.id,
    label: expect.stringMatching(/^upstream-[0-9a-f]{8}$/),
    labelIsAlias: true,
    status: 'active',
    planFamily: null,
    workspaceRef: null,
    onboardingMethod: null,
    authFreshAtMs: null,
    lastSuccessfulRefreshAtMs: null,
    lastSuccessfulSyncAtMs: null,
    disabledAtMs: null,
    createdAtMs: Date.UTC(2026, 0, 3, 9),
    updatedAtMs: Date.UTC(2026, 0, 15, 9, 59, 0, 500),
    assignmentCount: null,
    activeAssignmentCount: null,
  });
});

test('a workspace reference is kept only in its two shapes', () => {
  const refOf = (workspace_ref: unknown) => upstreamRow.parse({ ...MINIMAL, workspace_ref }).workspace_ref;
  expect(refOf('ws:0a1b2c3d')).toBe('ws:0a1b2c3d');
  expect(refOf('legacy')).toBe('legacy');
  expect(refOf('example-workspace')).toBeNull();
});

test.each(['id', 'status', 'created_at', 'updated_at'])('a row without a usable %s is refused', (field) => {
  expect(upstreamRow.safeParse({ ...MINIMAL, [field]: 7 }).success).toBe(false);
  expect(upstreamRow.safeParse({ ...MINIMAL, [field]: undefined }).success).toBe(false);
});
