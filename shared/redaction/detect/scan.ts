import type { RedactionFinding } from '../finding.ts';
import { POLICY } from '../policy.ts';
import { originalSpan, type Span, type View } from '../text/view.ts';
import { indexCues } from './cues.ts';
import type { Candidate, Detector, ViewKind } from './detector.ts';
import { isProductReference } from './opaque.ts';

/** Runs detectors over one view and reports findings in original offsets. */
export function scan(view: View, kind: ViewKind, detectors: readonly Detector[]): RedactionFinding[] {
  const findings: RedactionFinding[] = [];
  const cues = indexCues(view.text);
  for (const detector of detectors) {
    if (kind !== 'plain' && !detector.alsoIn?.includes(kind)) continue;
    if (!cues.mayFind(detector)) continue;
    for (const match of matchesOf(view.text, detector.pattern)) {
      const span = valueSpan(match);
      if (span.end <= span.start) continue;
      const candidate: Candidate = {
        text: view.text,
        ...span,
        value: view.text.slice(span.start, span.end),
        groups: match.groups ?? {},
        view: kind,
      };
      const original = originalSpan(view, span.start, span.end);
      // Nothing was put together here: the plain view has judged it with its context.
      if (kind === 'joined' && !wasJoined(view, match)) continue;
      if (isPartOfReference(candidate)) continue;
      if (detector.accept !== undefined && !detector.accept(candidate)) continue;
      findings.push(findingOf(detector, original));
    }
  }
  return findings;
}

/** "sha256:" and twelve characters are shown by the product, whatever stands before them. */
function isPartOfReference({ text, start, value }: Candidate): boolean {
  return (
    value.length === 12 && text.slice(start - 7, start) === 'sha256:' && isProductReference(`sha256:${value}`)
  );
}

/** Like `matchAll`, without the copy of the pattern it makes each time: most patterns find nothing, hundreds are tried. */
function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return matches;
}

function wasJoined(view: View, match: RegExpExecArray): boolean {
  if (match[0] === '') return true;
  const original = originalSpan(view, match.index, match.index + match[0].length);
  return original.end - original.start !== match[0].length;
}

function valueSpan(match: RegExpExecArray): Span {
  const value = match.indices?.groups?.value;
  if (value !== undefined) return { start: value[0], end: value[1] };
  return { start: match.index, end: match.index + match[0].length };
}

/** A finding for a span, worded by the policy: it never holds what it found. */
export function findingOf(rule: Pick<Detector, 'class' | 'severity'>, span: Span): RedactionFinding {
  const entry = POLICY[rule.class];
  return {
    start: span.start,
    end: span.end,
    class: rule.class,
    severity: rule.severity ?? entry.severity,
    reason: entry.reason,
    replacement: entry.replacement,
  };
}
