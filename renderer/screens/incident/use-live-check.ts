import { useEffect, useState } from 'react';
import type { TextCheck } from '../../../shared/api/ports.ts';
import { TEXT_LIMIT } from '../../../shared/api/text-limit.ts';
import type { RedactionFinding } from '../../../shared/redaction/finding.ts';
import { client } from '../../api/client.ts';
import { unreachableSince } from '../../api/reachability.ts';
import { useValue } from '../../api/value.ts';
import { carriedFindings } from './carried-findings.ts';

/** A pause in typing this long asks for a check. */
const PAUSE_MS = 150;

/** What is known of exactly the text in the editor. A text that was not checked is never clean. */
export type LiveCheck =
  | { readonly kind: 'empty' }
  /** `carried` are the findings of the text before, moved along, for drawing only. */
  | { readonly kind: 'checking'; readonly carried: readonly RedactionFinding[] }
  | { readonly kind: 'failed' }
  | { readonly kind: 'too long' }
  | { readonly kind: 'checked'; readonly check: TextCheck };

interface Answer {
  readonly text: string;
  /** Null when the check could not be made. */
  readonly check: TextCheck | null;
}

/** The findings to draw under the text as it stands. */
export function drawnFindings(check: LiveCheck): readonly RedactionFinding[] {
  if (check.kind === 'checked') return check.check.findings;
  return check.kind === 'checking' ? check.carried : [];
}

/**
 * Checks the text after each pause in typing; the latest text wins, and an answer to an older one is dropped. Without
 * the console process nothing counts as checked, and once it answers again the text is checked anew.
 */
export function useLiveCheck(text: string): LiveCheck {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const reachable = useValue(unreachableSince) === null;
  const tooLong = text.length > TEXT_LIMIT;
  useEffect(() => {
    if (text === '' || tooLong || !reachable) return;
    let current = true;
    const settle = (check: TextCheck | null) => {
      if (current) setAnswer({ text, check });
    };
    const timer = setTimeout(() => {
      client.incident.check.mutate({ text }).then(settle, () => settle(null));
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, tooLong, reachable]);
  if (text === '') return { kind: 'empty' };
  if (tooLong) return { kind: 'too long' };
  if (!reachable) return { kind: 'failed' };
  if (answer === null || answer.text !== text) {
    return {
      kind: 'checking',
      carried: carriedFindings(answer?.text ?? '', text, answer?.check?.findings ?? []),
    };
  }
  return answer.check === null ? { kind: 'failed' } : { kind: 'checked', check: answer.check };
}
