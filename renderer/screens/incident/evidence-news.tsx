import { Button } from '@mantine/core';
import { useValue } from '../../api/value.ts';
import { Icon } from '../../components/icon.tsx';
import { toneStyle } from '../../components/tone.tsx';
import { changeDesk, type DeskState, desk, isEdited, sourceMoved } from './desk-state.ts';
import type { EditorHandle } from './editor.tsx';
import classes from './incident.module.css';
import type { FreshDraft } from './use-fresh-draft.ts';

function newsText(state: DeskState, fresh: string): string {
  const kept = isEdited(state) ? ' Your edits stay until you update; undo brings them back.' : '';
  if (sourceMoved(state)) return `Other evidence is chosen than this text was drafted from.${kept}`;
  if (fresh !== state.base?.text) return `The evidence has changed since this text was drafted.${kept}`;
  return 'You have changed the text since it was drafted.';
}

interface EvidenceNewsProps {
  readonly fresh: FreshDraft;
  readonly editor: EditorHandle | null;
}

/** Says when the evidence gives another draft than the text, and offers it. */
export function EvidenceNews({ fresh: { drafted, failure }, editor }: EvidenceNewsProps) {
  const state = useValue(desk);
  if (failure !== null) return <p className={classes.quiet}>The draft could not be made: {failure}</p>;
  if (drafted === null || (drafted.text === state.text && !sourceMoved(state))) return null;
  const update = () => {
    editor?.replaceAll(drafted.text);
    changeDesk({ base: drafted });
  };
  return (
    <div className={classes.news} style={toneStyle('info')} role="status">
      <Icon name="refresh" size={14} />
      <span>{newsText(state, drafted.text)}</span>
      <Button variant="default" onClick={update}>
        Update from evidence
      </Button>
    </div>
  );
}
