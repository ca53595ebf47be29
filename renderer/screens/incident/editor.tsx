import { useEffect, useRef } from 'react';
import { changeDesk } from './desk-state.ts';
import classes from './editor.module.css';
import { EDITOR_ID } from './open-desk.ts';
import { type PlacedPhrase, phraseAt } from './phrase-places.ts';
import { cutPieces } from './pieces.ts';
import { STRUCTURE_ID } from './structure.tsx';
import { drawnFindings, type LiveCheck } from './use-live-check.ts';

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

/** The phrase whose letters are drawn at a point of the window; the field above them knows no letters' places. */
function phraseUnder(underlay: HTMLElement | null, { clientX, clientY }: React.MouseEvent): number | null {
  for (const span of underlay?.querySelectorAll<HTMLElement>('[data-phrase]') ?? []) {
    const hit = [...span.getClientRects()].some(
      ({ left, right, top, bottom }) =>
        clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
    );
    if (hit) return Number(span.dataset.phrase);
  }
  return null;
}

interface EditorProps {
  readonly text: string;
  readonly check: LiveCheck;
  readonly phrases: readonly PlacedPhrase[];
  /** The one whose evidence is shown. */
  readonly shown: number | null;
  readonly onPoint: (phrase: number | null) => void;
  readonly onCaret: (phrase: number | null) => void;
  readonly onReady: (editor: EditorHandle | null) => void;
}

/** A plain text field with the findings drawn under its letters; pointing at a phrase or typing in it names it. */
export function Editor({ text, check, phrases, shown, onPoint, onCaret, onReady }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const underlay = useRef<HTMLDivElement>(null);
  useEffect(() => {
    onReady(field.current === null ? null : handleOf(field.current));
    return () => onReady(null);
  }, [onReady]);
  const caretMoved = (offset: number) => {
    const place = phraseAt(phrases, offset);
    onCaret(place === null ? null : phrases.indexOf(place));
  };
  return (
    <div className={classes.editor}>
      <div ref={underlay} className={classes.underlay} aria-hidden="true">
        {cutPieces(text, drawnFindings(check), phrases).map(({ start, text: letters, severity, phrase }) => (
          <span
            key={start}
            data-severity={severity ?? undefined}
            data-phrase={phrase ?? undefined}
            data-shown={(phrase !== null && phrase === shown) || undefined}
          >
            {letters}
          </span>
        ))}
        {/* A last empty line has no height of its own. */}
        {'\u200b'}
      </div>
      <textarea
        id={EDITOR_ID}
        ref={field}
        className={classes.field}
        aria-label="Summary, five lines"
        aria-describedby={`findings-summary ${STRUCTURE_ID}`}
        value={text}
        onChange={(event) => changeDesk({ text: event.currentTarget.value })}
        onSelect={(event) => caretMoved(event.currentTarget.selectionStart)}
        onMouseMove={(event) => onPoint(phraseUnder(underlay.current, event))}
        onMouseLeave={() => onPoint(null)}
        placeholder={'Status: …\nImpact: …\nSignals: …\nNext check: …\nPrivacy: …'}
        translate="no"
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  );
}
