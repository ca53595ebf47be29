import type { Verdict } from '../../shared/slo/result.ts';
import type { WordedLook } from './look.ts';

interface VerdictLook extends WordedLook {
  readonly meaning: string;
}

/** How each verdict of slo-contract 3.1 is shown. Only a decided pass is green. */
export const VERDICTS: Readonly<Record<Verdict, VerdictLook>> = {
  breach: { tone: 'outage', icon: 'cross', word: 'Breach', meaning: 'Outside the band for certain.' },
  'assumed breach': {
    tone: 'degraded',
    icon: 'cross',
    word: 'Assumed breach',
    meaning: 'Outside the band under a named assumption.',
  },
  untrustworthy: {
    tone: 'watch',
    icon: 'triangle',
    word: 'Untrustworthy',
    meaning: 'The series are interleaved or broken: no figure from them can be believed.',
  },
  undecided: {
    tone: 'unknown',
    icon: 'half',
    word: 'Undecided',
    meaning: 'The known interval holds the target: it may be inside or outside.',
  },
  'no data': {
    tone: 'unknown',
    icon: 'question',
    word: 'No data',
    meaning: 'Nothing was observed in the window.',
  },
  'not instrumented': {
    tone: 'unknown',
    icon: 'dash',
    word: 'Not instrumented',
    meaning: 'The service offers no metrics.',
  },
  'not measurable': {
    tone: 'unknown',
    icon: 'dash',
    word: 'Not measurable',
    meaning: 'The published row cannot be read off these metrics at all.',
  },
  'not enabled': {
    tone: 'info',
    icon: 'dash',
    word: 'Not enabled',
    meaning: 'This deployment never used it.',
  },
  'assumed pass': {
    tone: 'info',
    icon: 'check',
    word: 'Assumed pass',
    meaning: 'Inside the band under a named assumption.',
  },
  pass: { tone: 'ok', icon: 'check', word: 'Pass', meaning: 'Inside the band for certain.' },
};

/** The verdicts, those that need a person first. */
export const VERDICT_ORDER = Object.keys(VERDICTS) as readonly Verdict[];
