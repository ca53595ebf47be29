import { useEffect, useState } from 'react';
import { findingsText } from '../../release/class-words.ts';
import type { LiveCheck } from './use-live-check.ts';

/** A verdict is told once it has stood this long, so that typing is not talked over. */
const SETTLED_MS = 700;

const LEADS = { clean: 'Check passed', warn: 'To be confirmed', block: 'Blocked' } as const;

/** A settled check in a few words for people who hear the desk; null while nothing new can be said. */
function spokenText(check: LiveCheck, isDraft: boolean): string | null {
  switch (check.kind) {
    case 'checking':
      return null;
    case 'empty':
      return '';
    case 'failed':
      return 'Not checked';
    case 'too long':
      return 'Too long to be checked';
    case 'checked': {
      const { verdict, findings } = check.check;
      const shape = isDraft ? '' : '. Not the five lines yet';
      return findings.length === 0
        ? `${LEADS[verdict]}${shape}`
        : `${LEADS[verdict]}, ${findingsText(findings)}${shape}`;
    }
  }
}

interface SpokenVerdictProps {
  readonly check: LiveCheck;
  /** The text has the published shape; without it a clean text may not leave either. */
  readonly isDraft: boolean;
}

/** Announces a verdict when it differs from the last one told: never the text, and nothing after each key. */
export function SpokenVerdict({ check, isDraft }: SpokenVerdictProps) {
  const [told, setTold] = useState('');
  const text = spokenText(check, isDraft);
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => setTold(text), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <span className="visually-hidden" role="status" aria-live="polite" aria-label="Verdict of the check">
      {told}
    </span>
  );
}
