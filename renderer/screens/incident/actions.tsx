import { Button, Kbd } from '@mantine/core';
import { useEffect } from 'react';
import { applyReplacements } from '../../../shared/redaction/apply.ts';
import { Icon } from '../../components/icon.tsx';
import { releaseToClipboard } from '../../release/to-clipboard.ts';
import { releaseToFile } from '../../release/to-file.ts';
import { useShell } from '../../shell/use-shell.ts';
import { consoleNow } from '../../time/clock.ts';
import type { EditorHandle } from './editor.tsx';
import classes from './incident.module.css';
import { useKeepDraft } from './use-keep-draft.ts';
import type { LiveCheck } from './use-live-check.ts';

function fileName(demo: boolean): string {
  const stamp = new Date(consoleNow()).toISOString().slice(0, 16).replaceAll(':', '');
  return `${demo ? 'demo-' : ''}incident-summary-${stamp}Z.txt`;
}

interface ActionsProps {
  readonly text: string;
  readonly check: LiveCheck;
  readonly editor: EditorHandle | null;
}

/** The ways on: replace what may not leave, copy, save, keep. Each way out asks the gate again. */
export function Actions({ text, check, editor }: ActionsProps) {
  const demo = useShell().data?.profile.demo ?? false;
  const { keep, isPending } = useKeepDraft();
  const findings = check.kind === 'checked' ? check.check.findings : [];
  const request = { text, confirmedWarnings: 0, asDraft: true };
  const empty = text === '';

  const replaceAll = () => {
    if (findings.length > 0) editor?.replaceAll(applyReplacements(text, findings));
  };
  const copy = () => {
    if (!empty) void releaseToClipboard({ ...request, medium: 'copy' });
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
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
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="save" size={14} />}
        disabled={empty}
        onClick={() => void releaseToFile({ ...request, medium: 'file' }, fileName(demo))}
      >
        Save as file
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="shield" size={14} />}
        disabled={findings.length === 0}
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
