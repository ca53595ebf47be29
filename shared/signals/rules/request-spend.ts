import type { RequestWindow } from '../../metadata/request-figures.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import { comparedWindows } from '../request-windows.ts';
import { rounded } from '../share.ts';
import type { Finding } from '../signal.ts';

/** Fewer priced requests than this on either side tell nothing: one long answer outweighs many. Own threshold. */
const MINIMUM = 100;

/**
 * A request costs so many times what it did. Only sums are known, not how they spread, so the factor is wide instead of
 * a test. Own threshold.
 */
const FACTOR = 2;

/** A jump nobody pays for is none: this much in 15 minutes, millionths of a US dollar. Own threshold. */
const NOTICED_MICRO_USD = 1_000_000;

/** A jump must be seen for so long, ms: an expensive answer or two pass. Own threshold. */
const HOLDS_MS = 5 * 60_000;

interface SpendRule {
  readonly rule: Finding['rule'];
  readonly words: string;
  readonly impact: string;
  readonly spent: (window: RequestWindow) => number;
  readonly requests: (window: RequestWindow) => number;
  readonly noticed: number;
  /** What one request takes, in words with its unit. */
  readonly text: (perRequest: number) => string;
}

const SPEND_RULES: readonly SpendRule[] = [
  {
    rule: 'requests.cost_jump',
    words: 'cost',
    impact: 'The bill grows faster than the traffic; clients notice nothing',
    spent: ({ costMicroUsd }) => costMicroUsd,
    requests: ({ succeeded, unpriced }) => Math.max(0, succeeded - unpriced),
    noticed: NOTICED_MICRO_USD,
    text: (microUsd) => `${rounded(microUsd / 1_000_000)} USD a request`,
  },
  {
    rule: 'requests.token_jump',
    words: 'tokens',
    impact: 'Quota is used up faster than the traffic grows; clients notice nothing yet',
    spent: ({ totalTokens }) => totalTokens,
    requests: ({ succeeded }) => succeeded,
    noticed: 0,
    text: (tokens) => `${rounded(tokens)} tokens a request`,
  },
];

/** Requests that have become dearer or longer than in the 15 minutes before, whatever their number (issue 3). */
export function requestSpend(input: SignalInput): Finding[] {
  const windows = comparedWindows(input.history.requests);
  if (windows === null || windows.previous === null) return [];
  const { current, previous, fromMs, toMs, gap } = windows;
  return SPEND_RULES.flatMap((rule) => {
    if (Math.min(rule.requests(current), rule.requests(previous)) < MINIMUM) return [];
    const now = rule.spent(current) / rule.requests(current);
    const before = rule.spent(previous) / rule.requests(previous);
    if (before === 0 || now < before * FACTOR || rule.spent(current) < rule.noticed) return [];
    return [
      found(input, {
        rule: rule.rule,
        severity: 'info',
        subject: { kind: 'route', id: 'all', label: 'all requests' },
        title: `Requests take ${Math.floor((now / before) * 10) / 10} times the ${rule.words} they did before`,
        impact: rule.impact,
        nextCheck: 'Compare models, keys and reasoning efforts of the dearest requests with those before',
        restsOn: ['requests'],
        evidence: [
          { source: 'requests', text: `${rule.text(now)}, ${rule.text(before)} before${gap}`, fromMs, toMs },
        ],
        pendingForMs: HOLDS_MS,
      }),
    ];
  });
}
