import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeDesk,
  type Drafted,
  desk,
  EMPTY_DESK,
  isEdited,
  isKept,
  isUnsaved,
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

const KEPT = { id: 'd1', updatedAtMs: 1, text: 'Status: degraded', isDeleted: false };

beforeEach(() => {
  desk.set(EMPTY_DESK);
  changeDesk({ chosen: BASE.chosen, text: BASE.text, base: BASE });
});

describe('starting a draft', () => {
  it('takes a text nobody has touched off the desk', () => {
    startDraft({ chosen: ['b'] });
    expect(desk.get()).toMatchObject({ chosen: ['b'], text: '', base: null, kept: null });
  });

  it('keeps a text a person has changed', () => {
    changeDesk({ text: 'Status: outage', kept: KEPT });
    startDraft({ chosen: ['b'], atMs: 5 });
    expect(desk.get()).toMatchObject({ chosen: ['b'], atMs: 5, text: 'Status: outage', kept: KEPT });
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
    desk.set(EMPTY_DESK);
    expect(sourceMoved(desk.get())).toBe(false);
  });
});

it('a text counts as edited once it differs from its draft, or has none', () => {
  expect(isEdited(desk.get())).toBe(false);
  changeDesk({ text: 'Status: outage' });
  expect(isEdited(desk.get())).toBe(true);
  desk.set(EMPTY_DESK);
  expect(isEdited(desk.get())).toBe(false);
  changeDesk({ text: 'typed' });
  expect(isEdited(desk.get())).toBe(true);
});

describe('a text is nowhere but in the window', () => {
  it('once a person has changed it, until it is kept as it stands', () => {
    expect(isUnsaved(desk.get())).toBe(false);
    changeDesk({ text: 'Status: outage' });
    expect(isUnsaved(desk.get())).toBe(true);
    changeDesk({ kept: { ...KEPT, text: 'Status: outage' } });
    expect(isUnsaved(desk.get())).toBe(false);
    changeDesk({ text: 'Status: outage, worse' });
    expect(isUnsaved(desk.get())).toBe(true);
  });

  it('once its kept draft is deleted, also where nobody has changed it since it was opened', () => {
    const opened = { ...KEPT, text: BASE.text };
    changeDesk({ kept: opened });
    expect([isEdited(desk.get()), isUnsaved(desk.get()), isKept(desk.get())]).toEqual([false, false, true]);
    changeDesk({ kept: { ...opened, isDeleted: true } });
    expect([isEdited(desk.get()), isUnsaved(desk.get()), isKept(desk.get())]).toEqual([true, true, false]);
    changeDesk({ kept: opened });
    expect(isUnsaved(desk.get())).toBe(false);
  });

  it('not where the evidence gives it again', () => {
    const lines = [{ label: 'Status' as const, text: 'watch', phrases: [], signalIds: [] }];
    changeDesk({ base: { ...BASE, lines }, kept: { ...KEPT, text: BASE.text, isDeleted: true } });
    expect([isEdited(desk.get()), isUnsaved(desk.get())]).toEqual([false, false]);
  });

  it('but an empty one is no loss', () => {
    changeDesk({ text: '' });
    expect(isUnsaved(desk.get())).toBe(false);
  });
});
