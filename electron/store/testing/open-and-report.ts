import { openStore } from '../open-store.ts';
import { StoreError } from '../store-error.ts';

// A process of its own that opens the store named by its argument and prints how that went.

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Usage: open-and-report.ts <path>');
try {
  const opening = await openStore({ path, nowMs: () => 0 });
  if (opening.kind !== 'newer file') await opening.store.close();
  process.stdout.write(opening.kind);
} catch (thrown) {
  process.stdout.write(thrown instanceof StoreError ? thrown.code : 'not a StoreError');
}
