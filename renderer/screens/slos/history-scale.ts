import type { SloPoint } from '../../../shared/slo/points.ts';
import type { RowView } from './slo-view.ts';

type Unit = RowView['unit'];

/** The values a chart shows, lowest and highest. */
export type Domain = readonly [low: number, high: number];

/** Latencies are drawn on a logarithmic scale with this much room around the values, as a factor. */
const LATENCY_ROOM = 1.4;
/** Shares are drawn on a straight scale with this much room around the values, as a share of their spread. */
const SHARE_ROOM = 0.12;
/** How far from the values an end of a known interval may lie to be shown, as a factor: one bucket of the service. */
const NEAR_LATENCY = 2.5;
/** Nothing is faster than the lowest edge of the service's histograms tells apart, seconds. */
const LEAST_SECONDS = 0.001;
/** The least spread of a scale of shares, so that a flat line is not drawn as noise. */
const LEAST_SPREAD = 0.0005;

/** The scale that holds every estimate and the target; open or far ends of a known interval may lie beyond it. */
export function domainOf(points: readonly SloPoint[], target: number | null, unit: Unit): Domain {
  const values = [...points.flatMap(({ estimate }) => estimate ?? []), ...(target === null ? [] : [target])];
  const ends = points.flatMap(({ interval }) => [interval?.low ?? [], interval?.high ?? []].flat());
  const near = ends.filter((end) => isNear(end, Math.min(...values), Math.max(...values), unit));
  const low = Math.min(...values, ...near);
  const high = Math.max(...values, ...near);
  if (values.length === 0) return unit === 'seconds' ? [0.01, 1] : [0, 1];
  if (unit === 'seconds') {
    return [Math.max(LEAST_SECONDS, low / LATENCY_ROOM), Math.max(LEAST_SECONDS, high) * LATENCY_ROOM];
  }
  const room = Math.max(LEAST_SPREAD, high - low) * SHARE_ROOM;
  return [Math.max(0, low - room), unit === 'ratio' ? Math.min(1, high + room) : high + room];
}

/** Ends of a known interval that are shown with the values; further ones would press the values flat. */
function isNear(end: number, low: number, high: number, unit: Unit): boolean {
  if (unit === 'seconds') return end >= low / NEAR_LATENCY && end <= high * NEAR_LATENCY;
  const spread = Math.max(LEAST_SPREAD, high - low);
  return end >= low - spread && end <= high + spread;
}

/** One place on the time axis of a chart. */
export interface HistoryDot {
  readonly atMs: number;
  readonly estimate: number | null;
  /** The known interval, cut to the domain. */
  readonly known: readonly [number, number] | null;
  /** What was read there; null in a gap. */
  readonly point: SloPoint | null;
}

/** Points further apart than this many of the usual steps have a hole between them ... */
const GAP_STEPS = 2.5;
/** ... unless they are no further apart than this, ms: old points are kept by the hour. */
const SURE_STEP_MS = 1.25 * 3_600_000;

/** The longest step that leaves no hole, ms. */
function longestStepMs(points: readonly SloPoint[]): number {
  return Math.max(SURE_STEP_MS, usualStepMs(points) * GAP_STEPS);
}

/** Points as a chart draws them: cut to the scale, and with a break where nothing was read for a while. */
export function dotsOf(points: readonly SloPoint[], domain: Domain): HistoryDot[] {
  const longest = longestStepMs(points);
  return points.flatMap((point, index): HistoryDot[] => {
    const before = points[index - 1]?.atMs ?? point.atMs;
    const dot = {
      atMs: point.atMs,
      estimate: point.estimate === null ? null : cut(point.estimate, domain),
      known: knownOf(point, domain),
      point,
    };
    return point.atMs - before > longest
      ? [{ atMs: (before + point.atMs) / 2, estimate: null, known: null, point: null }, dot]
      : [dot];
  });
}

function knownOf({ interval }: SloPoint, domain: Domain): readonly [number, number] | null {
  if (interval === null) return null;
  return [cut(interval.low ?? domain[0], domain), cut(interval.high ?? domain[1], domain)];
}

function cut(value: number, [low, high]: Domain): number {
  return Math.min(high, Math.max(low, value));
}

/** The median step between two points, ms; 0 with fewer than two. */
function usualStepMs(points: readonly SloPoint[]): number {
  const steps = points.slice(1).map(({ atMs }, index) => atMs - (points[index]?.atMs ?? atMs));
  return steps.toSorted((a, b) => a - b)[Math.floor((steps.length - 1) / 2)] ?? 0;
}

/** A stretch of time of which one thing is true. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The stretches in which points have something in common; each point stands for the time since the one before. */
export function stretchesOf(points: readonly SloPoint[], has: (point: SloPoint) => boolean): Stretch[] {
  const longest = longestStepMs(points);
  const stretches: Stretch[] = [];
  for (const [index, point] of points.entries()) {
    if (!has(point)) continue;
    const fromMs = Math.max(points[index - 1]?.atMs ?? Number.NEGATIVE_INFINITY, point.atMs - longest);
    const last = stretches.at(-1);
    if (last !== undefined && last.toMs >= fromMs) {
      stretches[stretches.length - 1] = { fromMs: last.fromMs, toMs: point.atMs };
    } else {
      stretches.push({ fromMs, toMs: point.atMs });
    }
  }
  return stretches;
}

const HOUR_MS = 3_600_000;
/** Distances between the marks of a time axis, ms. */
const MARKS_MS = [3, 6, 12, 24, 48, 96].map((hours) => hours * HOUR_MS);
const MOST_MARKS = 9;

/** Round moments for the marks of a time axis, at midnight or whole hours of a clock `offsetMs` ahead of UTC. */
export function timeMarks(fromMs: number, toMs: number, offsetMs: number): number[] {
  const spanMs = toMs - fromMs;
  const stepMs = MARKS_MS.find((step) => spanMs / step <= MOST_MARKS) ?? spanMs;
  const first = Math.ceil((fromMs + offsetMs) / stepMs) * stepMs - offsetMs;
  return Array.from({ length: Math.floor((toMs - first) / stepMs) + 1 }, (_, mark) => first + mark * stepMs);
}

/** What the marks of a logarithmic scale are multiples of in each decade. */
const LATENCY_MARKS = [1, 2.5, 5];
/** The same where less than a decade is shown. */
const CLOSE_LATENCY_MARKS = [1, 1.5, 2, 3, 4, 5, 7.5];
const DECADE = 10;
const SHARE_MARKS = 4;
const SHARE_STEPS = [1, 2, 5];

/** Round values for the marks of the value axis, lowest first. */
export function valueMarks([low, high]: Domain, unit: Unit): number[] {
  if (unit !== 'seconds') {
    const rough = (high - low) / SHARE_MARKS;
    const decade = 10 ** Math.floor(Math.log10(rough));
    const step = decade * (SHARE_STEPS.find((multiple) => multiple * decade >= rough) ?? DECADE);
    const first = Math.ceil(low / step - 1e-9);
    const count = Math.floor(high / step + 1e-9) - first + 1;
    // Products such as 3 x 0.1 are not the decimals they look like.
    return Array.from({ length: count }, (_, mark) => Number(((first + mark) * step).toPrecision(12)));
  }
  const multiples = high / low < DECADE ? CLOSE_LATENCY_MARKS : LATENCY_MARKS;
  const decades = Array.from({ length: 8 }, (_, decade) => 10 ** (decade - 4));
  return decades
    .flatMap((decade) => multiples.map((multiple) => Number((multiple * decade).toPrecision(3))))
    .filter((mark) => mark >= low && mark <= high);
}
