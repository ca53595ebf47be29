import type { CheckStep } from '../../shared/api/check-step.ts';
import type { Profile } from '../../shared/metadata/profile.ts';
import type { Fetch } from '../sources/http/guarded-fetch.ts';
import { type Found, fine, timedStep, wrong } from './timed-step.ts';

/** Times are told by the minute: clocks further apart tell different stories. Own threshold, ms. */
const MOST_SKEW_MS = 60_000;
const ANSWER_WITHIN_MS = 10_000;

interface Server {
  readonly step: string;
  /** A route that costs the server nothing and needs no credential. */
  readonly url: URL;
}

function serversOf({ pooler, metrics }: Profile): Server[] {
  const scraped = metrics?.kind === 'scrape' ? metrics.urls : [];
  return [
    ...(pooler === null ? [] : [{ step: 'Clock of the Pooler', url: new URL('/healthz', pooler.url) }]),
    ...(metrics?.kind === 'prometheus' ? [{ step: 'Clock of Prometheus', url: new URL(metrics.url) }] : []),
    ...scraped.map((address, index) => ({
      step: `Clock of codex-pdf${scraped.length === 1 ? '' : `, process ${index + 1}`}`,
      url: new URL('/healthz', address),
    })),
  ];
}

/** The server's time at half of the call, Unix ms; null where it names none. No credential is sent. */
async function skewOf(url: URL, fetch: Fetch, nowMs: () => number): Promise<number | null> {
  const askedMs = nowMs();
  // A redirect is an answer too: its header has a date, and it is not followed.
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const answer = await fetch(url, { method: 'HEAD', redirect: 'manual', signal });
  const date = Date.parse(answer.headers.get('date') ?? '');
  // The header counts whole seconds, so it is half of one behind on average.
  return Number.isNaN(date) ? null : date + 500 - (askedMs + nowMs()) / 2;
}

function judge(skewMs: number | null): Found {
  if (skewMs === null) return fine('The server names no time, so nothing can be compared.');
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (Math.abs(skewMs) <= MOST_SKEW_MS) {
    return fine(seconds <= 1 ? 'Within a second of this machine.' : `${seconds} s from this machine.`);
  }
  return wrong(
    `${seconds} s ${skewMs > 0 ? 'ahead of' : 'behind'} this machine: ages and windows are wrong. Set both clocks by NTP.`,
  );
}

/** How far each server's clock is from this machine's, by the `Date` header of its answers. */
export async function* clockSteps(
  profile: Profile,
  fetch: Fetch,
  nowMs: () => number,
): AsyncGenerator<CheckStep> {
  for (const { step, url } of serversOf(profile)) {
    yield timedStep(step, nowMs, async () =>
      skewOf(url, fetch, nowMs).then(judge, () =>
        wrong('No answer, so nothing can be compared; the steps of the connection say more.'),
      ),
    );
  }
}
