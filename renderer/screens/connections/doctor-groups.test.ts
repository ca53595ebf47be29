import { expect, it } from 'vitest';
import type { DoctorStep } from '../../../shared/api/doctor-ports.ts';
import { doctorGroups } from './doctor-groups.ts';

const step = (about: string, ok: boolean): DoctorStep => ({
  about,
  ok,
  step: 'Example',
  durationMs: 0,
  message: '',
});
const STEPS = [step('Files', true), step('Files', false), step('example', true), step('Sources', false)];

const shape = (failedOnly: boolean) =>
  doctorGroups(STEPS, failedOnly).map(({ about, steps }) => [about, steps.map(({ number }) => number)]);

it('groups the checks by what they looked at and keeps their numbers', () => {
  expect(shape(false)).toEqual([
    ['Files', [1, 2]],
    ['example', [3]],
    ['Sources', [4]],
  ]);
});

it('leaves out what passed, and groups in which everything did', () => {
  expect(shape(true)).toEqual([
    ['Files', [2]],
    ['Sources', [4]],
  ]);
});
