import fc from 'fast-check';
import { expect } from 'vitest';
import { NOW_MS } from '../../metadata/testing/records.ts';
import { checkText } from '../../redaction/check.ts';
import { checkDraftStructure } from '../../redaction/draft-structure.ts';
import { composeDraft, composeUpdate } from '../compose.ts';
import { draftText } from '../draft-line.ts';
import { blundersIn } from './blunders.ts';
import { anyMoment } from './random-moments.ts';

const HOUR_MS = 60 * 60_000;

/** What holds of the draft of any signals at any moment, and of its update. */
export const DRAFT_PROPERTIES: readonly (readonly [name: string, holds: () => fc.IProperty<unknown>])[] = [
  [
    'has five lines of faultless grammar',
    () =>
      fc.property(anyMoment, (moment) => {
        const text = draftText(composeDraft(moment));
        expect(checkDraftStructure(text)).toEqual([]);
        expect(blundersIn(text)).toEqual([]);
      }),
  ],
  [
    'has an update of five lines of faultless grammar',
    () =>
      fc.property(anyMoment, anyMoment, (before, now) => {
        const then = { ...before, nowMs: NOW_MS - HOUR_MS, presentMs: NOW_MS - HOUR_MS };
        const text = draftText(composeUpdate(then, now));
        expect(checkDraftStructure(text)).toEqual([]);
        expect(blundersIn(text)).toEqual([]);
      }),
  ],
  [
    'may leave',
    () =>
      fc.property(anyMoment, (moment) => {
        const text = draftText(composeDraft(moment));
        expect(checkText(text).findings, text).toEqual([]);
      }),
  ],
  [
    'begins every line with a whole phrase, and loses no signal',
    () =>
      fc.property(anyMoment, (moment) => {
        const [status, impact, facts, check] = composeDraft(moment);
        const firing = moment.signals.flatMap(({ id, state }) => (state === 'resolved' ? [] : [id]));
        expect(status?.signalIds.toSorted()).toEqual(firing.toSorted());
        expect(facts?.signalIds).toEqual(expect.arrayContaining(firing));
        for (const line of [impact, facts, check]) expect(line?.phrases[0]?.text).not.toMatch(/\w\.\.\.$/);
      }),
  ],
];
