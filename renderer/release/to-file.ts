import type { ReleaseRequest } from '../../shared/api/ports.ts';
import { askGate } from './ask-gate.ts';
import { confirmable } from './gate-answer.ts';
import { confirmFirst } from './pending.ts';
import { reportKept, reportReleased } from './report.ts';

/** What is saved, under which name. */
export interface FileToRelease {
  readonly request: ReleaseRequest;
  readonly name: string;
  readonly mediaType: string;
}

function download(text: string, { name, mediaType }: FileToRelease): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download reads the address after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Saves exactly the text the gate returns; `done` runs after that. Warnings are confirmed one by one first. */
export async function releaseToFile(file: FileToRelease, done: () => void = () => {}): Promise<void> {
  const { request } = file;
  const result = await askGate(request);
  if (result.released) {
    download(result.text, file);
    done();
    return reportReleased(`Saved as ${file.name}`);
  }
  const warnings = confirmable(result, request.confirmedWarnings);
  if (warnings === null) return reportKept(result);
  confirmFirst({
    text: request.text,
    warnings,
    confirmed: () =>
      releaseToFile({ ...file, request: { ...request, confirmedWarnings: warnings.length } }, done),
  });
}
