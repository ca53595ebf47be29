import { type Readable, readable, type SloRow } from './catalogue/row.ts';
import {
  allowedShare,
  COUNT,
  chosenSeries,
  endpointMatcher,
  failureShare,
  partOf,
  type Select,
  selecting,
  shadowShare,
} from './expressions.ts';
import { SERIES } from './select.ts';
import type { WindowName } from './windows.ts';

/** A query an operator can paste into their own server. */
export interface SloQuery {
  /** What it answers, `Availability over 30d`. */
  readonly title: string;
  readonly expression: string;
}

/**
 * The expressions that answer one row over a window (slo-contract 5, Q1 to Q9). `selector` is what stands between the
 * braces to choose codex-pdf, for instance `job="codex"`; it may be empty. None for a row nothing counts.
 */
export function rowQueries(row: SloRow, selector: string, window: WindowName = row.window): SloQuery[] {
  const source = readable(row);
  if (source === null) return [];
  const select = selecting(selector);
  return [...measureQueries(source, select, window), ...trustQueries(select)];
}

function measureQueries({ measure, target }: Readable, select: Select, window: WindowName): SloQuery[] {
  const increase = (series: string) => `sum(increase(${series}[${window}]))`;
  switch (measure.kind) {
    case 'success share': {
      const endpoint = endpointMatcher(measure.endpoints);
      const share = (over: WindowName) => failureShare(select, endpoint, over);
      return [
        { title: `Availability over ${window} (Q1)`, expression: `1 - ${share(window)}` },
        { title: 'Burn rate over 1h (Q8)', expression: `(${share('1h')}) / ${allowedShare(target)}` },
      ];
    }
    case 'shadow share': {
      return [
        {
          title: `Shadow availability over ${window} (Q2)`,
          expression: shadowShare(select, measure.endpoint, window),
        },
      ];
    }
    case 'quantile': {
      const endpoint = endpointMatcher([measure.endpoint]);
      const byEdge = `sum by (le) (rate(${select(SERIES.secondsBucket, endpoint)}[${window}]))`;
      const count = `sum(rate(${select(COUNT, endpoint)}[${window}]))`;
      const hits = increase(select(SERIES.lookups, endpoint, 'outcome="hit"'));
      return [
        {
          title: `Shares at the bucket edges over ${window}, what decides the row (Q4)`,
          expression: `${byEdge}\n  / on () group_left () ${count}`,
        },
        {
          title: `Interpolated estimate over ${window} (Q3)`,
          expression: `histogram_quantile(${measure.quantile}, ${byEdge})`,
        },
        ...(measure.hitsCounted
          ? [
              {
                title: `Warm share over ${window}`,
                expression: `clamp_max((${hits} or vector(0))\n  / ${increase(select(COUNT, endpoint))}, 1)`,
              },
            ]
          : []),
      ];
    }
    case 'hit share': {
      const endpoint = endpointMatcher([measure.endpoint]);
      return [
        {
          title: `Hit share over ${window} (Q5)`,
          expression: partOf(select, SERIES.lookups, [endpoint], 'outcome="hit"', window),
        },
      ];
    }
    case 'ok share':
      return [
        {
          title: `Share of calls that end ok over ${window} (Q6)`,
          expression: partOf(select, SERIES.aiCalls, [`kind="${measure.aiKind}"`], 'status="ok"', window),
        },
      ];
    case 'counter share': {
      const { part, of, counts } = measure;
      const share = `(${increase(chosenSeries(part, select))} or vector(0))\n  / ${increase(chosenSeries(of, select))}`;
      return [
        {
          title: `Share over ${window}`,
          expression: counts === 'failures' ? `1 - ${share}` : share,
        },
      ];
    }
    case 'histogram quantile': {
      const { histogram, quantile } = measure;
      const series = chosenSeries({ ...histogram, metric: `${histogram.metric}_bucket` }, select);
      const byEdge = `sum by (le) (rate(${series}[${window}]))`;
      return [
        {
          title: `Interpolated estimate over ${window}`,
          expression: `histogram_quantile(${quantile}, ${byEdge})`,
        },
      ];
    }
    case 'capped share': {
      const capped = increase(select(SERIES.aiCalls, 'status="budget_exceeded"'));
      return [
        {
          title: `Capped share over ${window} (Q7)`,
          expression: `(${capped} or vector(0))\n  / max(sum by (kind) (increase(${select(SERIES.aiCalls)}[${window}])))`,
        },
      ];
    }
  }
}

function trustQueries(select: Select): SloQuery[] {
  return [
    {
      title: 'Interleaved workers: anything above 0 spoils every number (Q9, SLO-T1)',
      expression: `resets(${select('codex_api_requests_created')}[10m]) > 0`,
    },
    {
      title: 'Good scrapes in 30 days, for coverage (Q9)',
      expression: `sum_over_time(${select('up')}[30d])`,
    },
  ];
}
