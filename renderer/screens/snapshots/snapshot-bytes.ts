import { SNAPSHOT_PATH, type SnapshotFile } from '../../../shared/api/snapshot-ports.ts';
import { watchedFetch } from '../../api/reachability.ts';
import { sessionEnded, sessionHeaders } from '../../api/session.ts';

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await watchedFetch(path, { ...init, headers: sessionHeaders() });
  if (response.status === 401) sessionEnded.set(true);
  if (!response.ok) throw new Error(await response.text());
  return response;
}

/** Fetches a written snapshot and hands it to the browser, or the desktop's save dialog, under its name. */
export async function saveSnapshot({ id, name }: SnapshotFile): Promise<void> {
  const response = await ask(`${SNAPSHOT_PATH}/${id}`);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download reads the address after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Sends the bytes of a snapshot file, to be shown; rejects with the console's own sentence. */
export async function openSnapshot(file: File): Promise<void> {
  await ask(SNAPSHOT_PATH, { method: 'POST', body: file });
}
