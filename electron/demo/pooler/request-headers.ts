import { CODES, FrameworkRefusal, Refusal } from './refusal.ts';

const LOCAL_ORIGIN_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Steps 5 and 6: no compression, and a JSON content type (pooler-contract 2.3). */
export function checkBodyHeaders(headers: Headers): void {
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw new Refusal(415, CODES.invalidRequest, 'compressed MCP request bodies are not supported');
  }
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !type.endsWith('+json')) {
    throw new Refusal(415, CODES.invalidRequest, 'content-type must be application/json');
  }
}

/** Step 10 and the other machine routes: JSON, event-stream, anything, or no header at all (POOLER-T14). */
export function checkApiAccept(headers: Headers): void {
  const types = acceptedTypes(headers);
  const accepted = ['application/json', 'text/event-stream', '*/*'];
  if (types.length > 0 && !types.some((type) => accepted.includes(type))) throw new FrameworkRefusal(406);
}

/** Step 11: an Origin may only be http(s) on this machine (POOLER-T6). */
export function checkOrigin(headers: Headers): void {
  const origin = headers.get('origin') ?? '';
  if (origin === '') return;
  const url = URL.parse(origin);
  const local =
    url !== null && ['http:', 'https:'].includes(url.protocol) && LOCAL_ORIGIN_HOSTS.has(url.hostname);
  if (!local) throw new Refusal(403, CODES.invalidRequest, 'origin is not allowed');
}

/** Step 12: both types by name, the any-type wildcard does not count (POOLER-T5). */
export function checkMcpAccept(headers: Headers): void {
  const types = acceptedTypes(headers);
  if (!types.includes('application/json') || !types.includes('text/event-stream')) {
    throw new Refusal(
      406,
      CODES.invalidRequest,
      'accept must include application/json and text/event-stream',
    );
  }
}

/** Whether the framework answers errors as JSON rather than as the plain phrase. */
export function prefersJson(headers: Headers): boolean {
  return acceptedTypes(headers).includes('application/json');
}

function acceptedTypes(headers: Headers): readonly string[] {
  return (headers.get('accept') ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')
    .filter((type) => type !== '');
}
