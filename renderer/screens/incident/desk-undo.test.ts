import { expect, it } from 'vitest';
import { value } from '../../api/value.ts';
import { type DeskState, EMPTY_DESK } from './desk-state.ts';
import { createDeskUndo } from './desk-undo.ts';

function bench() {
  const state = value<DeskState>({ ...EMPTY_DESK, text: 'first' });
  const { replace, undo, redo } = createDeskUndo(state);
  const text = () => state.get().text;
  const type = (typed: string) => state.set({ ...state.get(), text: typed });
  return { replaceBy: (next: string) => replace({ ...EMPTY_DESK, text: next }), undo, redo, text, type };
}

it('brings back what was replaced, step by step, and puts it in again', () => {
  const { replaceBy, undo, redo, text } = bench();
  replaceBy('second');
  replaceBy('third');
  expect([undo(), text()]).toEqual([true, 'second']);
  expect([undo(), text()]).toEqual([true, 'first']);
  expect([undo(), text()]).toEqual([false, 'first']);
  expect([redo(), text()]).toEqual([true, 'second']);
  expect([redo(), text()]).toEqual([true, 'third']);
  expect([redo(), text()]).toEqual([false, 'third']);
});

it('has nothing to put in again once something else was put on the desk', () => {
  const { replaceBy, undo, redo, text } = bench();
  replaceBy('second');
  undo();
  replaceBy('other');
  expect([redo(), text()]).toEqual([false, 'other']);
  expect([undo(), text()]).toEqual([true, 'first']);
});

it('leaves to the browser what was typed since', () => {
  const { replaceBy, undo, text, type } = bench();
  replaceBy('second');
  type('second and more');
  expect([undo(), text()]).toEqual([false, 'second and more']);
  type('second');
  expect([undo(), text()]).toEqual([true, 'first']);
});

it('remembers no more than twenty', () => {
  const { replaceBy, undo } = bench();
  for (let index = 0; index < 25; index += 1) replaceBy(`text ${index}`);
  let steps = 0;
  while (undo()) steps += 1;
  expect(steps).toBe(20);
});
