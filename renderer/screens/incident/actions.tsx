import { Button, Kbd } from '@mantine/core';
import { useEffect } from 'react';
import { Icon } from '../../components/icon.tsx';
import { releaseToClipboard } from '../../release/to-clipboard.ts';
import type { EditorHandle } from './editor.tsx';
import classes from './incident.module.css';
import { replaceAllFindings } from './replace-all.ts';
import { SaveMenu } from './save-menu.tsx';
import { useKeepDraft } from './use-keep-draft.ts';
import { drawnFindings, type LiveCheck } from './use-live-check.ts';

interface ActionsProps {
  readonly text: string;
  readonly check: LiveCheck;
  readonly editor: EditorHandle | null;
}

/** The ways on: replace what may not leave, copy, save, keep. Each way out asks the gate again. */
export function Actions({ text, check, editor }: ActionsProps) {
  const { keep, isPending } = useKeepDraft();
  const empty = text === '';

  const replaceAll = () => {
    if (editor !== null) void replaceAllFindings(editor);
  };
  const copy = () => {
    if (!empty) void releaseToClipboard({ text, medium: 'copy', confirmedWarnings: 0, asDraft: true });
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      const key = event.key.toLowerCase();
      const action = { enter: replaceAll, c: event.shiftKey ? copy : undefined, s: keep }[key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    // Before the page's own answer to Ctrl+S, which is that the page itself does not leave.
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  });

  return (
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
        loading={isPending}
        onClick={keep}
      >
        Keep draft <Kbd size="xs">Ctrl S</Kbd>
      </Button>
    </div>
  );
}
