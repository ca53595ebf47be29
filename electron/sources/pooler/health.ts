import { z } from 'zod';
import type { GatewayHealth } from '../../../shared/metadata/entities.ts';
import type { Fetch } from '../http/guarded-fetch.ts';
import { failureOfHttpAnswer } from './http-answer.ts';
import { PoolerFailure } from './pooler-failure.ts';

const statusBody = z.object({ status: z.string() });

/**
 * Asks `/healthz`, then `/readyz` (pooler-contract 1.2); no credential is sent. A 5xx on `/healthz`, which
 * touches no database, means that whoever answers for the Pooler finds it dead; 503 on `/readyz` is the
 * Pooler's own word for draining or a lost database. Throws {@link PoolerFailure} or the fetch's error.
 */
export async function readGatewayHealth(fetch: Fetch, origin: URL): Promise<GatewayHealth> {
  const health = await ask(fetch, new URL('/healthz', origin));
  if (health.status >= 500) return { id: 'gateway', alive: false, ready: false };
  requireWord(health, 'ok');

  const readiness = await ask(fetch, new URL('/readyz', origin));
  if (readiness.status === 503) return { id: 'gateway', alive: true, ready: false };
  requireWord(readiness, 'ready');
  return { id: 'gateway', alive: true, ready: true };
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function ask(fetch: Fetch, url: URL): Promise<Answer> {
  // POOLER-T14: `*/*` must be named, a narrower type is answered with 406.
  const response = await fetch(url, { headers: { accept: '*/*' } });
  return { status: response.status, body: await response.text() };
}

function requireWord(answer: Answer, word: 'ok' | 'ready'): void {
  if (answer.status !== 200) throw new PoolerFailure(failureOfHttpAnswer(answer.status, null));
  if (wordOf(answer.body) === word) return;
  throw new PoolerFailure({
    kind: 'malformed',
    detail: 'The health routes do not answer like a Pooler: check that the address is the Pooler itself.',
  });
}

function wordOf(body: string): string | null {
  try {
    const parsed = statusBody.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.status : null;
  } catch {
    return null;
  }
}
