import { describe, expect, it } from 'vitest';
import type { SourceId } from '../../metadata/source.ts';
import { sources } from '../../metadata/testing/records.ts';
import type { SignalInput } from '../input.ts';
import { type Finding, findingSchema } from '../signal.ts';

/** The four inputs that say what a rule is. */
interface RuleCases {
  /** Its findings are of this rule; the family's others are left aside. */
  readonly rule: string;
  readonly of: (input: SignalInput) => Finding[];
  readonly fires: SignalInput;
  /** What the finding must say. */
  readonly saying?: Partial<Finding>;
  readonly silent: SignalInput;
  /** The last input that is let pass, and the first that is not. */
  readonly threshold: readonly [below: SignalInput, at: SignalInput];
  /** Where any of these is not live the finding is stale. */
  readonly restsOn: readonly SourceId[];
}

/** The four tests every rule has: it fires, it does not, it fires from its threshold on, and it says when it is stale. */
export function testRule({ rule, of, fires, saying = {}, silent, threshold, restsOn }: RuleCases): void {
  const findings = (input: SignalInput) => of(input).filter((each) => each.rule === rule);

  describe(rule, () => {
    it('fires', () => {
      expect(findings(fires)).toMatchObject([{ rule, stale: false, ...saying }]);
      for (const each of findings(fires)) {
        expect(findingSchema.parse(each).id).toBe(`${rule}:${each.subject.id}`);
        expect(each.evidence).not.toEqual([]);
      }
    });

    it('is silent where nothing is wrong', () => {
      expect(findings(silent)).toEqual([]);
    });

    it('fires at its threshold and not before', () => {
      expect(findings(threshold[0])).toEqual([]);
      expect(findings(threshold[1])).toHaveLength(1);
    });

    it.each(restsOn)('says that it is stale while %s cannot be read', (id) => {
      expect(findings({ ...fires, sources: sources({ [id]: 'failing' }) })).toMatchObject([{ stale: true }]);
    });
  });
}
