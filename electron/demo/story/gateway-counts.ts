import type { ExposedFamily, ExposedSample } from '../pooler/exposed-family.ts';
import { momentAt, STORY_LENGTH_MS } from './phases.ts';
import { type GatewayEvent, turnOfTraffic } from './turn-of-traffic.ts';

const SECONDS = STORY_LENGTH_MS / 1000;
/** Bucket set B1 of pooler-contract 5.2, as it is printed. */
const WAIT_EDGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5] as const;

/** How full the streams' bulkhead is by phase: 24 run at most (pooler-contract 5.3). */
const FILLED = {
  calm: { running: 5, queued: 0 },
  reauth: { running: 8, queued: 0 },
  quota: { running: 17, queued: 2 },
  outage: { running: 24, queued: 38 },
  recovery: { running: 20, queued: 5 },
} as const;

/** One exposed line with what it has counted before each second of a turn, and in the whole turn. */
interface Line {
  readonly family: string;
  readonly suffix?: ExposedSample['suffix'];
  readonly labels: Readonly<Record<string, string>>;
  readonly before: readonly number[];
}

/**
 * The Pooler's gateway counters at a story time, as if it had been started with the story: every turn counts the
 * same. Before the story nothing is counted, and a line that counted nothing is absent (POOLER-T13).
 */
export function gatewayCountsAt(elapsedMs: number): readonly ExposedFamily[] {
  if (elapsedMs < 0) return [];
  const { phase, turnMs } = momentAt(elapsedMs);
  const turns = Math.floor(elapsedMs / STORY_LENGTH_MS);
  const second = Math.floor(turnMs / 1000);
  const counted = linesOfTurn().map(({ family, suffix, labels, before }) => ({
    family,
    sample: {
      ...(suffix === undefined ? {} : { suffix }),
      labels,
      value: turns * (before[SECONDS] ?? 0) + (before[second] ?? 0),
    },
  }));
  return [
    ...[...Map.groupBy(counted, ({ family }) => family)].map(([family, lines]): ExposedFamily => {
      const samples = lines.map(({ sample }) => sample);
      const histogram = samples.some(({ suffix }) => suffix !== undefined);
      // The buckets of a histogram appear together, zeros included.
      const shown = histogram ? samples : samples.filter(({ value }) => value > 0);
      return { name: nameOf(family), type: histogram ? 'histogram' : 'counter', help: HELP, samples: shown };
    }),
    ...(['running', 'queued'] as const).map(
      (gauge): ExposedFamily => ({
        name: nameOf(`admission_${gauge}`),
        type: 'gauge',
        help: HELP,
        samples: [{ labels: { route_class: 'proxy_stream' }, value: FILLED[phase][gauge] }],
      }),
    ),
  ];
}

const HELP = 'Of the traffic of the story.';

/** Families of the gateway carry its name, those of the HTTP edge do not (pooler-contract 5.2). */
function nameOf(family: string): string {
  return /^(?:http|ingress)_/.test(family) ? `codex_pooler_${family}` : `codex_pooler_gateway_${family}`;
}

let lines: readonly Line[] | null = null;

/** Made at the first call: a turn has some thousand events. */
function linesOfTurn(): readonly Line[] {
  lines ??= [...Map.groupBy(turnOfTraffic().flatMap(addends), ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const perSecond = new Array<number>(SECONDS).fill(0);
    for (const { second, amount } of same) perSecond[second] = (perSecond[second] ?? 0) + amount;
    let total = 0;
    const before = [0, ...perSecond.map((amount) => (total += amount))];
    return [{ ...first.line, before }];
  });
  return lines;
}

interface Addend {
  readonly key: string;
  readonly line: Omit<Line, 'before'>;
  readonly second: number;
  readonly amount: number;
}

/** The lines an event adds to: one counter, or every bucket at or above its time, the sum and the count. */
function addends({ second, family, labels, seconds }: GatewayEvent): Addend[] {
  const addend = (line: Omit<Line, 'before'>, amount: number): Addend => ({
    key: JSON.stringify(line),
    line,
    second,
    amount,
  });
  if (seconds === undefined) return [addend({ family, labels }, 1)];
  return [
    ...[...WAIT_EDGES.map((edge) => [`${edge}`, seconds <= edge] as const), ['+Inf', true] as const].map(
      ([le, within]) => addend({ family, suffix: '_bucket', labels: { ...labels, le } }, within ? 1 : 0),
    ),
    addend({ family, suffix: '_sum', labels }, seconds),
    addend({ family, suffix: '_count', labels }, 1),
  ];
}
