import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeDesk,
  clearDesk,
  type Drafted,
  desk,
  isEdited,
  sourceMoved,
  startDraft,
} from './desk-state.ts';

const BASE: Drafted = {
  chosen: ['a'],
  atMs: null,
  previousDraftId: null,
  text: 'Status: watch',
  lines: [],
  asOfMs: 1,
};

beforeEach(() => {
  clearDesk();
  changeDesk({ chosen: BASE.chosen, text: BASE.text, base: BASE });
});

describe('starting a draft', () => {
  it('takes a text nobody has touched off the desk', () => {
    startDraft({ chosen: ['b'] });
    expect(desk.get()).toMatchObject({ chosen: ['b'], text: '', base: null, draftId: null });
  });

  it('keeps a text a person has changed', () => {
    changeDesk({ text: 'Status: outage', draftId: 'kept' });
    startDraft({ chosen: ['b'], atMs: 5 });
    expect(desk.get()).toMatchObject({ chosen: ['b'], atMs: 5, text: 'Status: outage', draftId: 'kept' });
  });

  it('looks at the present again unless a moment is named', () => {
    changeDesk({ text: 'Status: outage', atMs: 5 });
    startDraft({ chosen: null });
    expect(desk.get().atMs).toBeNull();
  });
});

describe('whether the text is the draft of what is chosen', () => {
  it('holds in any order of the same signals', () => {
    changeDesk({ chosen: ['b', 'a'], base: { ...BASE, chosen: ['a', 'b'] } });
    expect(sourceMoved(desk.get())).toBe(false);
  });

  it.each([
    ['other signals', { chosen: ['b'] }],
    ['more signals', { chosen: ['a', 'b'] }],
    ['whatever fires', { chosen: null }],
    ['another moment', { atMs: 5 }],
    ['another thread', { previousDraftId: 'first' }],
  ])('ends with %s', (_words, part) => {
    changeDesk(part);
    expect(sourceMoved(desk.get())).toBe(true);
  });

  it('asks for no draft while nothing is chosen', () => {
    clearDesk();
    expect(sourceMoved(desk.get())).toBe(false);
  });
});

it('a text counts as edited once it differs from its draft, or has none', () => {
  expect(isEdited(desk.get())).toBe(false);
  changeDesk({ text: 'Status: outage' });
  expect(isEdited(desk.get())).toBe(true);
  clearDesk();
  expect(isEdited(desk.get())).toBe(false);
  changeDesk({ text: 'typed' });
  expect(isEdited(desk.get())).toBe(true);
});
