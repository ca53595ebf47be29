import type { ReleaseRequest } from '../../shared/api/ports.ts';
import { askGate } from './ask-gate.ts';
import { confirmable } from './gate-answer.ts';
import { confirmFirst } from './pending.ts';
import { reportClipboardRefused, reportKept, reportReleased } from './report.ts';

async function write(text: Promise<string>): Promise<void> {
  const blob = text.then((released) => new Blob([released], { type: 'text/plain' }));
  // A refusal can come before the clipboard looks at it, and is told from the gate's own answer.
  blob.catch(() => {});
  try {
    // The promise is handed over at once: the keystroke's permission to write would not outlive the wait.
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
  } catch {
    await navigator.clipboard.writeText(await text);
  }
}

/**
 * Puts exactly the text the gate returns on the clipboard; `done` runs after that. Must be called from the handler of
 * a keystroke or click. Warnings open a dialog, whose own click asks again.
 */
export async function releaseToClipboard(
  request: ReleaseRequest,
  done: () => void = () => {},
): Promise<void> {
  const answer = askGate(request);
  const released = answer.then((result) =>
    result.released ? result.text : Promise.reject(new Error('not released')),
  );
  const written = await write(released).then(
    () => true,
    () => false,
  );
  const result = await answer;
  if (result.released) {
    if (!written) return reportClipboardRefused();
    done();
    return reportReleased(request.medium === 'cut' ? 'Cut' : 'Copied');
  }
  const warnings = confirmable(result, request.confirmedWarnings);
  if (warnings === null) return reportKept(result);
  confirmFirst({
    text: request.text,
    warnings,
    confirmed: () => releaseToClipboard({ ...request, confirmedWarnings: warnings.length }, done),
  });
}
