/** Node runs the sources as they are; the bundle puts the worker beside the main file (build configuration). */
export function workerEntry(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './store-worker.js', import.meta.url);
}
