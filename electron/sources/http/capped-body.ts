import { GuardedFetchError } from './guarded-fetch-error.ts';

/**
 * Reads a body whole, in bytes after decompression, and stops reading the moment it exceeds `maxBytes`:
 * an endless answer or a gzip bomb costs no more memory than the cap. Throws {@link GuardedFetchError}
 * `too large`, or whatever the stream throws.
 */
export async function readCappedBody(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    // Leaving the loop by a throw cancels the stream, which closes the connection.
    if (length > maxBytes) throw new GuardedFetchError('too large');
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
