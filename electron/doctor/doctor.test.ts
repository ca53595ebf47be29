import { expect, it, vi } from 'vitest';
import type { DoctorStep } from '../../shared/api/doctor-ports.ts';
import { createDoctor } from './doctor.ts';

const step = (name: string): DoctorStep => ({
  about: 'Files',
  step: name,
  ok: true,
  durationMs: 0,
  message: 'Good.',
});

/** A doctor whose steps are handed out one by one by the test. */
function bench() {
  const gates: PromiseWithResolvers<DoctorStep | null>[] = [];
  const runs = vi.fn(async function* () {
    for (;;) {
      const gate = Promise.withResolvers<DoctorStep | null>();
      gates.push(gate);
      const next = await gate.promise;
      if (next === null) return;
      yield next;
    }
  });
  const onStep = vi.fn();
  const mask = (text: string) => text.replaceAll('example-secret', '[removed]');
  const doctor = createDoctor({ steps: runs, mask, nowMs: () => 7, onStep });
  const hand = async (next: DoctorStep | null) => {
    await vi.waitFor(() => expect(gates.length).toBeGreaterThan(0));
    gates.shift()?.resolve(next);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { doctor, hand, runs, onStep, gates };
}

it('has found nothing before it was asked', async () => {
  expect(await bench().doctor.examination()).toBeNull();
});

it('shows each step as it finishes, and the whole text at the end', async () => {
  const { doctor, hand, onStep } = bench();
  await doctor.examine();
  await hand(step('One'));
  expect(await doctor.examination()).toMatchObject({
    finishedAtMs: null,
    steps: [{ step: 'One' }],
    diagnostics: null,
  });
  await hand(step('Two of example-secret'));
  await hand(null);
  const finished = await doctor.examination();
  expect(finished).toMatchObject({ startedAtMs: 7, finishedAtMs: 7, steps: [{}, {}] });
  expect(finished?.diagnostics).toContain('[2 ok, 0 ms] Two of [removed]: (Good.)');
  expect(onStep.mock.calls.length).toBe(4);
});

it('runs once at a time, and anew when it is asked after that', async () => {
  const { doctor, hand, runs } = bench();
  await doctor.examine();
  await doctor.examine();
  expect(runs).toHaveBeenCalledTimes(1);
  await hand(null);
  await doctor.examine();
  expect(runs).toHaveBeenCalledTimes(2);
  await hand(null);
});

it('a run that breaks off says so, and another can begin', async () => {
  const { doctor, hand, gates, runs } = bench();
  await doctor.examine();
  await hand(step('One'));
  await vi.waitFor(() => expect(gates.length).toBeGreaterThan(0));
  gates.shift()?.reject(new Error('example-secret'));
  await vi.waitFor(async () => expect((await doctor.examination())?.finishedAtMs).toBe(7));
  expect((await doctor.examination())?.diagnostics).toContain('1 of 2 checks failed.');
  await doctor.examine();
  expect(runs).toHaveBeenCalledTimes(2);
  await hand(null);
});
