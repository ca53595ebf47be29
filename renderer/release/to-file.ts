import type { ReleaseRequest } from '../../shared/api/ports.ts';
import { askGate } from './ask-gate.ts';
import { confirmable } from './gate-answer.ts';
import { confirmFirst } from './pending.ts';
import { reportKept, reportReleased } from './report.ts';

function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download reads the address after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Saves exactly the text the gate returns as a file of that name. Warnings are confirmed one by one first. */
export async function releaseToFile(request: ReleaseRequest, name: string): Promise<void> {
  const result = await askGate(request);
  if (result.released) {
    download(result.text, name);
    return reportReleased('Saved');
  }
  const warnings = confirmable(result, request.confirmedWarnings);
  if (warnings === null) return reportKept(result);
  confirmFirst({
    text: request.text,
    warnings,
    confirmed: () => releaseToFile({ ...request, confirmedWarnings: warnings.length }, name),
  });
}
