import { useEffect, useRef } from 'react';
import type { RedactionFinding } from '../../../shared/redaction/finding.ts';
import { changeDesk } from './desk-state.ts';
import classes from './editor.module.css';
import { EDITOR_ID } from './open-desk.ts';
import type { LiveCheck } from './use-live-check.ts';

/** Changes made through the browser's own editing, so that its undo takes them back. */
export interface EditorHandle {
  replace(start: number, end: number, text: string): void;
  replaceAll(text: string): void;
  focus(): void;
}

function handleOf(field: HTMLTextAreaElement): EditorHandle {
  const replace = (start: number, end: number, text: string) => {
    field.focus();
    field.setSelectionRange(start, end);
    document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  };
  return { replace, replaceAll: (text) => replace(0, field.value.length, text), focus: () => field.focus() };
}

/** The text in pieces: plain, or standing under a finding. Overlaps are cut by the earlier one. */
function pieces(text: string, findings: readonly RedactionFinding[]) {
  const parts: {
    readonly start: number;
    readonly text: string;
    readonly finding: RedactionFinding | null;
  }[] = [];
  let read = 0;
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    const start = Math.max(read, finding.start);
    if (finding.end <= start) continue;
    parts.push({ start: read, text: text.slice(read, start), finding: null });
    parts.push({ start, text: text.slice(start, finding.end), finding });
    read = finding.end;
  }
  return [...parts, { start: read, text: text.slice(read), finding: null }];
}

interface EditorProps {
  readonly text: string;
  readonly check: LiveCheck;
  readonly onReady: (editor: EditorHandle | null) => void;
}

/** A plain text field with the findings drawn under its letters. */
export function Editor({ text, check, onReady }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    onReady(field.current === null ? null : handleOf(field.current));
    return () => onReady(null);
  }, [onReady]);
  const findings = check.kind === 'checked' ? check.check.findings : [];
  return (
    <div className={classes.editor}>
      <div className={classes.underlay} aria-hidden="true">
        {pieces(text, findings).map((piece) =>
          piece.finding === null ? (
            piece.text
          ) : (
            <mark key={piece.start} data-severity={piece.finding.severity}>
              {piece.text}
            </mark>
          ),
        )}
        {/* A last empty line has no height of its own. */}
        {'\u200b'}
      </div>
      <textarea
        id={EDITOR_ID}
        ref={field}
        className={classes.field}
        aria-label="Summary, five lines"
        aria-describedby="findings-summary"
        value={text}
        onChange={(event) => changeDesk({ text: event.currentTarget.value })}
        placeholder={'Status: …\nImpact: …\nSignals: …\nNext check: …\nPrivacy: …'}
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  );
}
