import { apportion } from './apportion.ts';
import type { AiTraffic, EndpointTraffic, TrafficProfile } from './traffic.ts';

interface Counted<Label extends string> {
  readonly label: Label;
  readonly count: number;
}

/** What one endpoint counted during a step, as the service records it. */
interface ServedEndpoint {
  readonly endpoint: string;
  readonly statuses: readonly Counted<'200' | '500'>[];
  /** Observations by handler time, seconds; their counts sum to those of `statuses`. */
  readonly observations: readonly { readonly seconds: number; readonly count: number }[];
  readonly lookups: readonly Counted<'hit' | 'miss'>[];
}

interface ServedAi {
  readonly kind: string;
  readonly model: string;
  readonly statuses: readonly Counted<'ok' | 'budget_exceeded'>[];
}

export interface Served {
  readonly endpoints: readonly ServedEndpoint[];
  readonly ai: readonly ServedAi[];
}

/** Labels that only ever say 200: a failure there leaves a cache look-up and no request (slo-contract 1.3, Q2). */
const ONLY_200: ReadonlySet<string> = new Set([
  'extract_stream',
  'probe',
  'text_regions',
  'conformance',
  'renders_list',
  'signal',
]);

/** How far the volume of one step strays from the profile, as a share of it. */
const UNREST = 0.3;

/**
 * Turns rates into whole requests, step by step. Shares are kept exactly in the long run; only the volume of a
 * step is drawn, from `random` in [0, 1).
 */
export function createServing(random: () => number): (traffic: TrafficProfile, seconds: number) => Served {
  const carries = new Map<string, number[]>();
  const carryOf = (key: string, size: number): number[] => {
    const carry = carries.get(key) ?? new Array<number>(size).fill(0);
    carries.set(key, carry);
    return carry;
  };
  const volume = (key: string, expected: number): number => {
    const carry = carryOf(key, 1);
    const drawn = (carry[0] ?? 0) + expected * (1 + UNREST * (2 * random() - 1));
    carry[0] = drawn - Math.floor(drawn);
    return Math.floor(drawn);
  };
  const split = (key: string, count: number, share: number): readonly [number, number] => {
    const [part = 0, rest = 0] = apportion(count, [share, 1 - share], carryOf(key, 2));
    return [part, rest];
  };

  const serveEndpoint = (traffic: EndpointTraffic, seconds: number): ServedEndpoint => {
    const { endpoint, latency } = traffic;
    const arrived = volume(endpoint, traffic.requestsPerSecond * seconds);
    const [failed, good] = split(`${endpoint} errors`, arrived, traffic.errorShare);
    const recordedFailures = ONLY_200.has(endpoint) ? 0 : failed;
    const weights = latency.map((band) => band.share);
    const counts = apportion(
      good + recordedFailures,
      weights,
      carryOf(`${endpoint} latency`, weights.length),
    );
    const lookups =
      traffic.cacheHitShare === null ? null : split(`${endpoint} cache`, arrived, traffic.cacheHitShare);
    return {
      endpoint,
      statuses: present([
        { label: '200', count: good },
        { label: '500', count: recordedFailures },
      ]),
      observations: present(
        latency.map((band, index) => ({ seconds: band.seconds, count: counts[index] ?? 0 })),
      ),
      lookups:
        lookups === null
          ? []
          : present([
              { label: 'hit', count: lookups[0] },
              { label: 'miss', count: lookups[1] },
            ]),
    };
  };

  const serveAi = ({ kind, model, callsPerSecond, cappedShare }: AiTraffic, seconds: number): ServedAi => {
    const calls = volume(`ai ${kind}`, callsPerSecond * seconds);
    const [capped, ok] = split(`ai ${kind} capped`, calls, cappedShare);
    return {
      kind,
      model,
      statuses: present([
        { label: 'ok', count: ok },
        { label: 'budget_exceeded', count: capped },
      ]),
    };
  };

  return (traffic, seconds) => ({
    endpoints: traffic.endpoints.map((one) => serveEndpoint(one, seconds)),
    ai: traffic.ai.map((one) => serveAi(one, seconds)),
  });
}

/** A labelled child does not exist until it is first used (slo-contract 1.2). */
function present<Part extends { readonly count: number }>(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part) => part.count > 0);
}
