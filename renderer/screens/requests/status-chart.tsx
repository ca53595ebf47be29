import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, client } from '../../api/client.ts';
import type { Filters } from '../../components/log-table/filters.ts';
import { clockWord, rowTime, useZone } from '../../components/log-table/zone.ts';
import { toneStyle } from '../../components/tone.tsx';
import { consoleNow } from '../../time/clock.ts';
import { type Bar, gapShares, scaleWords, stackedBars, statusTotals } from './chart-model.ts';
import { chartSpan, requestQuery } from './request-query.ts';
import { statusLook } from './request-words.ts';
import classes from './status-chart.module.css';

const HEIGHT = 100;
const STEP = 10;

async function readBuckets(filters: Filters, oldestMs: number | null) {
  const nowMs = consoleNow();
  const span = chartSpan(filters, nowMs, oldestMs);
  const buckets = await client.requests.buckets.query({ query: requestQuery(filters, nowMs), ...span });
  return { span, buckets };
}

function Column({
  bar,
  index,
  words,
  choose,
}: {
  readonly bar: Bar;
  readonly index: number;
  readonly words: string;
  readonly choose: (bar: Bar) => void;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <g onClick={() => choose(bar)} className={classes.column}>
      <title>{words}</title>
      <rect x={index * STEP} y={0} width={STEP} height={HEIGHT} className={classes.behind} />
      {bar.parts.map(({ status, base, height }) => (
        <rect
          key={status}
          x={index * STEP + 1}
          y={HEIGHT * (1 - base - height)}
          width={STEP - 2}
          height={HEIGHT * height}
          style={toneStyle(statusLook(status).tone)}
          className={classes.part}
        />
      ))}
    </g>
  );
}

interface StatusChartProps {
  readonly filters: Filters;
  /** Narrows the table to one stretch of time, Unix ms. */
  readonly chooseSpan: (fromMs: number, toMs: number) => void;
}

/** How many requests ended how, over the time the table shows; the figures stand beside it in words. */
export function StatusChart({ filters, chooseSpan }: StatusChartProps) {
  const [zone] = useZone();
  const coverage = useQuery(api.logs.coverage.queryOptions({ log: 'requests' })).data;
  const oldestMs = coverage?.oldestMs ?? null;
  const { data } = useQuery({
    queryKey: [['requests', 'buckets'], { filters, oldestMs }],
    queryFn: () => readBuckets(filters, oldestMs),
    enabled: coverage !== undefined,
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return <div className={classes.chart} />;
  const bars = stackedBars(data.buckets);
  const time = (atMs: number) => rowTime(atMs, consoleNow(), zone);
  const minute = (atMs: number) => time(atMs).slice(0, -3);
  const between = `${minute(data.span.fromMs)} to ${minute(data.span.toMs)} ${clockWord(zone)}`;
  const scale = scaleWords(bars);
  const totals = statusTotals(data.buckets);
  const gaps = gapShares(coverage?.gaps ?? [], data.span);
  const counted = totals.map(
    ({ status, count }) => `${count.toLocaleString('en-GB')} ${statusLook(status).word}`,
  );
  return (
    <figure className={classes.chart}>
      <svg
        className={classes.bars}
        viewBox={`0 0 ${Math.max(1, bars.length) * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Requests from ${between}: ${counted.length === 0 ? 'none' : counted.join(', ')}`}
      >
        {gaps.map(({ start, width }) => (
          <rect
            key={start}
            x={start * bars.length * STEP}
            y={0}
            width={width * bars.length * STEP}
            height={HEIGHT}
            className={classes.gap}
          />
        ))}
        {bars.map((bar, index) => (
          <Column
            key={bar.fromMs}
            bar={bar}
            index={index}
            words={`${time(bar.fromMs)}: ${bar.total} requests`}
            choose={({ fromMs, toMs }) => chooseSpan(fromMs, toMs)}
          />
        ))}
      </svg>
      <figcaption className={classes.legend}>
        <span className={classes.span}>{between}</span>
        {scale === null ? null : <span className={classes.span}>{scale}</span>}
        {totals.length === 0 ? <span>no requests held</span> : null}
        {gaps.length === 0 ? null : <span className={classes.gapKey}>rows not fetched</span>}
        {totals.map(({ status, count }) => (
          <span key={status} className={classes.key} style={toneStyle(statusLook(status).tone)}>
            {count.toLocaleString('en-GB')} {statusLook(status).word}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
