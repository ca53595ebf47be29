import { useEffect, useState } from 'react';
import { findingsText } from '../../release/class-words.ts';
import type { LiveCheck } from './use-live-check.ts';

/** A verdict is told once it has stood this long, so that typing is not talked over. */
const SETTLED_MS = 700;

const LEADS = { clean: 'Check passed', warn: 'To be confirmed', block: 'Blocked' } as const;

/** A settled check in a few words for people who hear the desk; null while nothing new can be said. */
function spokenText(check: LiveCheck): string | null {
  switch (check.kind) {
    case 'checking':
      return null;
    case 'empty':
      return '';
    case 'failed':
      return 'Not checked';
    case 'checked': {
      const { verdict, findings } = check.check;
      return findings.length === 0 ? LEADS[verdict] : `${LEADS[verdict]}, ${findingsText(findings)}`;
    }
  }
}

/** Announces a verdict when it differs from the last one told: never the text, and nothing after each key. */
export function SpokenVerdict({ check }: { readonly check: LiveCheck }) {
  const [told, setTold] = useState('');
  const text = spokenText(check);
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
