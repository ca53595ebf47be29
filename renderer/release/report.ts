import { notifications } from '@mantine/notifications';
import { findingsText } from './class-words.ts';
import type { GateAnswer } from './gate-answer.ts';

const ID = 'release';

function say(title: string, message: string, color: string): void {
  notifications.hide(ID);
  notifications.show({ id: ID, title, message, color, autoClose: color === 'red' ? 10_000 : 4_000 });
}

/** Tells that a text has left. */
export function reportReleased(how: string): void {
  say(how, 'Checked and released.', 'steel');
}

/** Tells why a text stays, by classes and count, never by what was found. */
export function reportKept(answer: GateAnswer): void {
  if (answer.released) return;
  if ('unavailable' in answer) {
    say(
      'Nothing left the console',
      'The text could not be checked: the console process did not answer.',
      'red',
    );
    return;
  }
  const blocking = answer.findings.filter((finding) => finding.severity === 'block');
  const parts = [...(blocking.length === 0 ? [] : [`${findingsText(blocking)}.`]), ...answer.problems];
  say('Nothing left the console', parts.join(' '), 'red');
}

/** Tells that dragging text out is off, and what to do instead. */
export function reportDragRefused(): void {
  say('Dragging out is off', 'Use Copy: it checks the text first.', 'gray');
}

/** Tells that the browser's menu is off, and what to do instead. */
export function reportMenuRefused(): void {
  say(
    'The browser’s menu is off',
    'It could search the web for the selection. Use the keyboard: Ctrl C asks the gate.',
    'gray',
  );
}

/** Tells that printing and saving the page are off, and what to do instead. */
export function reportPageKept(): void {
  say(
    'The page itself does not leave',
    'Use Copy or Save as file on the Incident desk: they check the text first.',
    'gray',
  );
}

/** Tells that the released text could not be put on the clipboard. */
export function reportClipboardRefused(): void {
  say(
    'Nothing left the console',
    'The clipboard refused the text: click into the page and try again.',
    'red',
  );
}
