import { Button } from '@mantine/core';
import { useValue } from '../../api/value.ts';
import { Icon } from '../../components/icon.tsx';
import { toneStyle } from '../../components/tone.tsx';
import { changeDesk, type DeskState, type Drafted, desk, isEdited, sourceMoved } from './desk-state.ts';
import type { EditorHandle } from './editor.tsx';
import classes from './incident.module.css';
import { usePreviousUpdate } from './previous-update.tsx';
import type { FreshDraft } from './use-fresh-draft.ts';

function newsText(state: DeskState, isPreviousDeleted: boolean): string {
  const kept = isEdited(state) ? ' Your edits stay until you update; undo brings them back.' : '';
  if (sourceMoved(state)) return `Other evidence is chosen than this text was drafted from.${kept}`;
  if (isPreviousDeleted) {
    return `The previous update was deleted: drafted without it, the text would be another.${kept}`;
  }
  return `The evidence has changed since this text was drafted.${kept}`;
}

/** Puts the draft in the place of the text, as one step of the editor's undo. */
export function draftAgain(drafted: Drafted, editor: EditorHandle | null): void {
  editor?.replaceAll(drafted.text);
  changeDesk({ base: drafted });
}

interface EvidenceNewsProps {
  readonly fresh: FreshDraft;
  readonly editor: EditorHandle | null;
}

/** Says when the evidence gives another draft than the text, and offers it. */
export function EvidenceNews({ fresh: { drafted, isDrafting, failure }, editor }: EvidenceNewsProps) {
  const state = useValue(desk);
  const previous = usePreviousUpdate();
  if (failure !== null) {
    return (
      <div className={classes.news} style={toneStyle('outage')} role="alert">
        <Icon name="cross" size={14} />
        <span>The draft could not be made: {failure}</span>
      </div>
    );
  }
  if (isDrafting) return <p className={classes.quiet}>Drafting from the evidence…</p>;
  const same = drafted?.text === state.base?.text || drafted?.text === state.text;
  if (drafted === null || (same && !sourceMoved(state))) return null;
  return (
    <div className={classes.news} style={toneStyle('info')} role="status">
      <Icon name="refresh" size={14} />
      <span>{newsText(state, previous?.isDeleted ?? false)}</span>
      <Button variant="default" onClick={() => draftAgain(drafted, editor)}>
        Update from evidence
      </Button>
    </div>
  );
}
