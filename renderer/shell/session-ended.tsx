import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../api/client.ts';
import { openSession } from '../api/session.ts';
import { codeIn } from '../api/session-code.ts';
import icon from '../theme/icon.svg';
import classes from './session-ended.module.css';

/** Stands in for every screen while the web door knows no session of this tab. */
export function SessionEnded() {
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    const code = codeIn(link);
    if (code === null) return setProblem('Paste the whole link, or the code after #code=.');
    setBusy(true);
    const opened = await openSession(code).catch(() => null);
    setBusy(false);
    if (opened === true) return void queryClient.invalidateQueries();
    setProblem(
      opened === null
        ? 'The console process does not answer. Is it still running in the terminal?'
        : 'This link was used before or is older than a minute. Print a new one in the terminal.',
    );
  };

  return (
    <main className={classes.page}>
      <form
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <img src={icon} alt="" width={36} height={36} />
        <h1>This tab has no session, or its session has ended</h1>
        <p>
          The console opens only for the person at its terminal. Press Enter there for a new link, then open
          it or paste it here. A link works once, and within a minute.
        </p>
        <TextInput
          label="Link or code from the terminal"
          value={link}
          onChange={(event) => setLink(event.currentTarget.value)}
          error={problem}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <Button type="submit" size="sm" loading={busy}>
          Open the console
        </Button>
      </form>
    </main>
  );
}
