import { BENCH_CASES } from '../../shared/redaction/check.bench-cases.ts';
import { checkText } from '../../shared/redaction/check.ts';
import { duration, type RatioLine } from './ratio-line.ts';
import { median, quantile } from './rounds.ts';

const CHECKS = 2_000;
const WARM_UP_CHECKS = 300;

/** UTF-16 units. Below the shortest, fixed costs hide the growth; three doublings up to 64 KiB. */
const LENGTHS = [8_192, 16_384, 32_768, 65_536] as const;
const ROUNDS = 4;

/** Five lines as an operator would publish them; the number keeps any two from being the same text. */
function summary(number: number): string {
  return [
    'Status: outage',
    `Impact: example-batch cannot serve since 10:${10 + (number % 50)} UTC, ${number} requests were refused`,
    'Signals: 0 of 2 upstreams ready, quota of example-upstream-03 used up, 5.2 % of extract answers are 5xx',
    'Next check: re-authenticate example-upstream-04, then confirm its quota evidence is fresh',
    'Privacy: metadata only, no prompts, tokens, account ids or addresses',
  ].join('\n');
}

function timeOf(text: string): number {
  const startedMs = performance.now();
  checkText(text);
  return performance.now() - startedMs;
}

function summaryTimes(): readonly number[] {
  const times = Array.from({ length: WARM_UP_CHECKS + CHECKS }, (_, index) => timeOf(summary(index)));
  return times.slice(WARM_UP_CHECKS);
}

interface CaseTimes {
  readonly name: string;
  /** Shortest time at each of `LENGTHS`, ms: whatever else the machine does can only add. */
  readonly bestMs: readonly number[];
}

/** Every case at every length, all of them once a round: a busy moment of the machine then spoils one round of many. */
function adversarialTimes(): readonly CaseTimes[] {
  const texts = BENCH_CASES.map((benchCase) => LENGTHS.map((length) => benchCase.text(length)));
  const rounds = Array.from({ length: ROUNDS }, () => texts.map((lengths) => lengths.map(timeOf)));
  return BENCH_CASES.map(({ name }, index) => ({
    name,
    bestMs: LENGTHS.map((_, at) => Math.min(...rounds.map((times) => times[index]?.[at] ?? Number.NaN))),
  }));
}

/**
 * Growth per doubling of the text: the slope of the straight line through the logarithms of all lengths. 2 is linear,
 * 4 quadratic.
 */
function growthOf({ bestMs }: CaseTimes): number {
  const logs = bestMs.map((ms) => Math.log2(ms));
  const middle = (logs.length - 1) / 2;
  const rise = logs.reduce((sum, log, index) => sum + (index - middle) * log, 0);
  const run = logs.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return 2 ** (rise / run);
}

/** The time of the redaction check: over short summaries, and how it grows over texts made to drive it to its worst. */
export function benchRedaction(): RatioLine[] {
  const growths = adversarialTimes()
    .map((times) => ({ name: times.name, growth: growthOf(times), longestMs: times.bestMs.at(-1) ?? 0 }))
    .toSorted((a, b) => b.growth - a.growth);
  const times = summaryTimes();
  const [p50, p99] = [median(times), quantile(times, 0.99)];
  const slowest = Math.max(...growths.map(({ longestMs }) => longestMs));
  const worst = growths[0];
  return [
    {
      what: 'the time of a redaction check per doubling of an adversarial text, worst case',
      ratio: worst?.growth ?? Number.NaN,
      from: `${worst?.name}, 8 to 64 KiB (2x is linear, 4x quadratic)`,
    },
    {
      what: 'the same, median case',
      ratio: median(growths.map(({ growth }) => growth)),
      from: `${growths.length} cases; the slowest takes ${duration(slowest)} for 64 KiB`,
    },
    {
      what: 'p99 against p50 of checking a five-line summary',
      ratio: p99 / p50,
      from: `${duration(p99)} against ${duration(p50)}, ${CHECKS} summaries`,
    },
  ];
}
