import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Hono } from 'hono';
import { OperatorError } from '../../shared/api/operator-error.ts';
import { SNAPSHOT_PATH } from '../../shared/api/snapshot-ports.ts';
import type { Snapshots } from '../snapshots/snapshots.ts';

const NO_STORE = { 'cache-control': 'no-store' };

/** The bytes of snapshot files, which are too large for a call of the API: one way out, one way in. */
export function addSnapshotRoutes(app: Hono, snapshots: Pick<Snapshots, 'release' | 'open'>): void {
  app.get(`${SNAPSHOT_PATH}/:id`, async (context) => {
    const written = await snapshots.release(context.req.param('id'));
    if (written === null) return context.text('This snapshot is gone. Take another one.', 404, NO_STORE);
    const { path, file } = written;
    return new Response(Readable.toWeb(createReadStream(path)), {
      headers: {
        ...NO_STORE,
        'content-type': 'application/vnd.sqlite3',
        'content-length': String(file.bytes),
        'content-disposition': `attachment; filename="${file.name}"`,
      },
    });
  });

  app.post(SNAPSHOT_PATH, async (context) => {
    const { body } = context.req.raw;
    if (body === null) return context.text('Send the bytes of a snapshot file.', 400, NO_STORE);
    try {
      await snapshots.open(body as ReadableStream<Uint8Array>);
      return context.body(null, 204, NO_STORE);
    } catch (error) {
      const message = error instanceof OperatorError ? error.message : 'The snapshot could not be opened.';
      return context.text(message, 400, NO_STORE);
    }
  });
}
