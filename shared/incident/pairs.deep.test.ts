import { expect, it } from 'vitest';
import { checkText } from '../redaction/check.ts';
import { checkDraftStructure } from '../redaction/draft-structure.ts';
import { composeDraft } from './compose.ts';
import { draftText } from './draft-line.ts';
import { ALL_SIGNALS } from './testing/rule-signals.ts';
import { resolved, troubled, well } from './testing/scenes.ts';

const RULES = [...Map.groupBy(ALL_SIGNALS, ({ rule }) => rule)];

it.each(RULES)('%s beside every other rule may leave once one or both of them are over', (_rule, one) => {
  for (const [, two] of RULES) {
    for (const moment of [troubled([...one, ...resolved(two)]), well(resolved([...one, ...two]))]) {
      const text = draftText(composeDraft(moment));
      expect(checkText(text).findings, text).toEqual([]);
      expect(checkDraftStructure(text)).toEqual([]);
    }
  }
});
