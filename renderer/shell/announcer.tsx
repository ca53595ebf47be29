import { useEffect, useRef, useState } from 'react';
import { severityWord } from '../../shared/signals/severity.ts';
import { useOverallSeverity } from './use-shell.ts';

/** Tells a screen reader when the overall severity changes, and nothing else: the first picture is not news. */
export function Announcer() {
  const { severity, sentence } = useOverallSeverity();
  const said = useRef<string | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    if (said.current !== null && said.current !== severity) {
      setText(`Overall state is now ${severityWord(severity)}. ${sentence}`);
    }
    said.current = severity;
  }, [severity, sentence]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
