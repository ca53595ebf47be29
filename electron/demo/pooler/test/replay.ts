import { randomBytes } from 'node:crypto';
import type { Recording } from '../../../testing/pooler-recordings.ts';
import type { Fault } from '../fault.ts';
import type { Json } from '../json.ts';
import { createPoolerSimulator, type PoolerSimulator } from '../simulator.ts';
import { recordedWorld } from './recorded-world.ts';

/** What was wrong with the real server while these numbers were recorded. */
const FAULT_RANGES: readonly (readonly [first: number, last: number, fault: Fault])[] = [
  [404, 404, 'overloaded'],
  [406, 408, 'draining'],
  [414, 421, 'mcp disabled'],
  [422, 426, 'firewall'],
  [427, 433, 'database down'],
  [434, 438, 'settings cold'],
];

/** A simulator in the state in which a recording was made, at the moment it was made. */
export function simulatorFor(number: number, { response }: Recording): PoolerSimulator {
  const nowMs = Date.parse(response.headers.date ?? '');
  const whole = recordedWorld(number >= 464 ? '464' : '213');
  const world = { ...whole, requests: whole.requests?.filter((row) => row.admittedAtMs <= nowMs) ?? [] };
  const { fetch, control } = createPoolerSimulator({
    world: () => world,
    nowMs: () => nowMs,
    randomBytes,
    ...(number === 405 ? { maxBodyBytes: 16 } : {}),
  });
  const fault = FAULT_RANGES.find(([first, last]) => number >= first && number <= last)?.[2];
  if (fault !== undefined) control.setFault(fault);
  if (number >= 409 && number <= 413) {
    control.setMetricsExposure({ kind: 'protected', token: 'example-metrics-token-0123456789' });
  }
  return { fetch, control };
}

/** The recorded request again, with tokens of the simulator in place of the placeholders. */
export function requestOf({ request }: Recording, { control }: PoolerSimulator): Request {
  const headers = new Headers(request.headers);
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const real = authorization
      .replace('{{mcp:unknown}}', unknownKey('mcp'))
      .replace(/\{\{pool-key:[^}]*\}\}/, unknownKey('sk'))
      .replace(/\{\{mcp:mcp-([a-z]+)\}\}/, (_match, handle: string) => control.issueToken(handle));
    headers.set('authorization', real);
  }
  const text = typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
  const body = ['GET', 'HEAD', 'OPTIONS'].includes(request.method) ? {} : { body: Buffer.from(text) };
  const host = headers.get('host') ?? '127.0.0.1:4000';
  return new Request(`http://${host}${request.path}`, { method: request.method, headers, ...body });
}

/**
 * A body with everything taken out that may differ: our own words, how long a log is, and the microseconds
 * that the simulator's rows do not have.
 */
export function comparable(body: Json): Json {
  const text = JSON.stringify(body)
    .replaceAll(/(T\d\d:\d\d:\d\d\.\d{3})\d{3}Z/g, '$1000Z')
    .replaceAll(/"(description|instructions)":"[^"]*"/g, '"$1":""');
  return JSON.parse(text.includes('"nextOffset"') ? withoutTotals(text) : text);
}

/** The recordings show a part of the logs: whether there is anything has to agree, how much there is cannot. */
function withoutTotals(text: string): string {
  return text.replace(/; total [1-9]\d*;/, '; total some;').replace(/"total":[1-9]\d*/, '"total":1');
}

/** The parsed body of an answer, or its text where it is no JSON. */
export async function bodyOf(response: Response): Promise<Json> {
  const text = await response.text();
  const json = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return json && text !== '' ? JSON.parse(text) : text;
}

function unknownKey(kind: 'mcp' | 'sk'): string {
  return `${kind}-cxp-${randomBytes(6).toString('hex')}-${randomBytes(32).toString('base64url')}`;
}
