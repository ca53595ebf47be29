import { ConnectionCut, type Fault } from './fault.ts';
import { isJsonObject, type Json } from './json.ts';

const CHUNK = new TextEncoder().encode('x'.repeat(64 * 1024));
const HUGE_CHUNKS = 512;
const DRIP_MS = 250;

/**
 * Puts what a proxy, the network or a broken release would deliver in place of the genuine answer. Other faults
 * belong to the server itself and leave it alone.
 */
export async function disturb(fault: Fault, answer: Response, redirectTo: string): Promise<Response> {
  switch (fault) {
    case 'html 502':
      return new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', {
        status: 502,
        headers: { 'content-type': 'text/html' },
      });
    case 'redirect':
      return new Response(null, { status: 307, headers: { location: redirectTo } });
    case 'cut connection':
      throw new ConnectionCut();
    default:
      // A status such as 204 may not carry a body at all.
      return answer.body === null ? answer : withDisturbedBody(fault, answer);
  }
}

async function withDisturbedBody(fault: Fault, answer: Response): Promise<Response> {
  switch (fault) {
    case 'truncated body':
      return truncated(answer);
    case 'endless body':
      return withBody(answer, padded(Number.POSITIVE_INFINITY));
    case 'huge body':
      return withBody(answer, padded(HUGE_CHUNKS));
    case 'slow drip':
      return withBody(answer, dripping(await answer.bytes()));
    case 'wrong types':
      return isJson(answer) ? withBody(answer, JSON.stringify(wrongTypes(await parsed(answer)))) : answer;
    default:
      return answer;
  }
}

function withBody(answer: Response, body: ConstructorParameters<typeof Response>[0]): Response {
  return new Response(body, { status: answer.status, headers: answer.headers });
}

async function parsed(answer: Response): Promise<Json> {
  return JSON.parse(await answer.text());
}

function isJson(answer: Response): boolean {
  return answer.headers.get('content-type')?.startsWith('application/json') ?? false;
}

/** Half of the bytes that content-length promises: over a socket the transfer breaks. */
async function truncated(answer: Response): Promise<Response> {
  const bytes = await answer.bytes();
  const headers = new Headers(answer.headers);
  headers.set('content-length', String(bytes.length));
  headers.set('connection', 'close');
  return new Response(bytes.slice(0, Math.floor(bytes.length / 2)), { status: answer.status, headers });
}

/** One JSON string of the given number of 64 KiB chunks: valid at its end, if it has one. */
function padded(chunks: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent === 0) controller.enqueue(new TextEncoder().encode('"'));
      if (sent < chunks) controller.enqueue(CHUNK);
      else {
        controller.enqueue(new TextEncoder().encode('"'));
        controller.close();
      }
      sent += 1;
    },
  });
}

/** The genuine answer, a byte at a time. */
function dripping(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, DRIP_MS));
      if (sent < bytes.length) controller.enqueue(bytes.slice(sent, sent + 1));
      else controller.close();
      sent += 1;
    },
  });
}

/** Turns every leaf of a tool's structured content into a value of another type; the rest stays as it is. */
function wrongTypes(body: Json): Json {
  if (!isJsonObject(body) || !isJsonObject(body.result) || !('structuredContent' in body.result)) return body;
  const structuredContent = confused(body.result.structuredContent ?? null);
  return { ...body, result: { ...body.result, structuredContent } };
}

function confused(value: Json): Json {
  if (Array.isArray(value)) return value.map(confused);
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, confused(inner)]));
  }
  return typeof value === 'string' ? value.length : `not ${typeof value}`;
}
