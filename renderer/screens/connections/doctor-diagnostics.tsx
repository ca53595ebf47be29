import { Button } from '@mantine/core';
import { Icon } from '../../components/icon.tsx';
import { releaseToClipboard } from '../../release/to-clipboard.ts';
import { releaseToFile } from '../../release/to-file.ts';
import { consoleNow } from '../../time/clock.ts';

/** The diagnostics as text: it was masked where it was made, and asks the gate like everything that leaves. */
function requestOf(text: string) {
  return { text, medium: 'diagnostics', confirmedWarnings: 0, asDraft: false } as const;
}

function save(text: string): void {
  const stamp = new Date(consoleNow()).toISOString().slice(0, 16).replaceAll(':', '');
  const name = `console-diagnostics-${stamp}Z.txt`;
  void releaseToFile({ request: requestOf(text), name, mediaType: 'text/plain' });
}

/** Hands the finished run to somebody else; null while there is none. */
export function DoctorDiagnostics({ text }: { readonly text: string | null }) {
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="copy" size={13} />}
        disabled={text === null}
        onClick={() => text !== null && void releaseToClipboard(requestOf(text))}
      >
        Copy diagnostics
      </Button>
      <Button
        variant="default"
        leftSection={<Icon name="save" size={13} />}
        disabled={text === null}
        onClick={() => text !== null && save(text)}
      >
        Save diagnostics
      </Button>
    </>
  );
}
