import { Button, Kbd } from '@mantine/core';
import { useValue } from '../../api/value.ts';
import { Icon } from '../../components/icon.tsx';
import { releaseToClipboard } from '../../release/to-clipboard.ts';
import type { EditorHandle } from './editor.tsx';
import classes from './incident.module.css';
import { keepDraft, keeping, keepReleased } from './keep-draft.ts';
import { KeptState } from './kept-state.tsx';
import { replaceAllFindings } from './replace-all.ts';
import { SaveMenu } from './save-menu.tsx';
import { useDeskKeys } from './use-desk-keys.ts';
import { drawnFindings, type LiveCheck } from './use-live-check.ts';

interface ActionsProps {
  readonly text: string;
  readonly check: LiveCheck;
  readonly editor: EditorHandle | null;
}

/** The ways on: replace what may not leave, copy, save, keep. Each way out asks the gate again. */
export function Actions({ text, check, editor }: ActionsProps) {
  const isKeeping = useValue(keeping);
  const empty = text === '';

  const replaceAll = () => {
    if (editor !== null) void replaceAllFindings(editor);
  };
  const copy = () => {
    if (empty) return;
    const request = { text, medium: 'copy', confirmedWarnings: 0, asDraft: true } as const;
    void releaseToClipboard(request, () => void keepReleased(text));
  };
  const keep = () => void keepDraft();
  useDeskKeys({ replaceAll, copy, keep });

  return (
    <>
      <div className={classes.actions}>
        <Button size="xs" leftSection={<Icon name="copy" size={14} />} disabled={empty} onClick={copy}>
          Copy <Kbd size="xs">Ctrl Shift C</Kbd>
        </Button>
        <SaveMenu text={text} />
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="shield" size={14} />}
          disabled={drawnFindings(check).length === 0}
          onClick={replaceAll}
        >
          Apply all safe replacements <Kbd size="xs">Ctrl Enter</Kbd>
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="bookmark" size={14} />}
          disabled={empty}
          loading={isKeeping}
          onClick={keep}
        >
          Keep draft <Kbd size="xs">Ctrl S</Kbd>
        </Button>
      </div>
      <KeptState />
    </>
  );
}
