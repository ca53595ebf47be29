/** The paths the Pooler's database accepts (pooler-contract 4.8); older rows may hold others. */
const ENDPOINTS: ReadonlySet<string> = new Set([
  '/backend-api/codex/models',
  '/backend-api/codex/responses',
  '/backend-api/codex/responses/compact',
  '/backend-api/codex/images/generations',
  '/backend-api/codex/images/edits',
  '/backend-api/transcribe',
  '/backend-api/files',
  '/backend-api/files/uploaded',
  '/api/codex/usage',
  '/wham/usage',
  '/backend-api/wham/usage',
  '/v1/models',
  '/v1/responses',
  '/v1/usage',
  '/v1/files',
  '/v1/files/content',
  '/v1/files/delete',
]);

/** The endpoint if it is a published one, else `other`: a path of a client's own may hold anything. */
export function endpointOf(path: string | null): string {
  return path !== null && ENDPOINTS.has(path) ? path : 'other';
}
