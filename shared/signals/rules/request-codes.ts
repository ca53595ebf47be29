import type { RequestWindow } from '../../metadata/request-figures.ts';
import { type CodeFamily, codeFamily } from '../code-families.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import { comparedWindows } from '../request-windows.ts';
import type { Severity } from '../severity.ts';
import { countedShare, hasRisen, type RiseLimits, rounded, type Share, shareText } from '../share.ts';
import type { Finding } from '../signal.ts';

/** A rise must be seen for so long, ms. Own threshold. */
const HOLDS_MS = 60_000;

/** Own thresholds: a family is news from a twentieth of the requests on, and trouble outright from a fifth on. */
const USUAL: RiseLimits = { minimum: 50, floor: 0.05, outright: 0.2 };

/** Accounting failures lose requests for reasons of the Pooler's own: a hundredth is many. */
const RARE: RiseLimits = { minimum: 50, floor: 0.01, outright: 0.05 };

interface FamilyRule {
  readonly family: CodeFamily;
  readonly label: string;
  readonly severity: Severity;
  readonly limits: RiseLimits;
  readonly impact: string;
  readonly nextCheck: string;
}

const FAMILY_RULES: readonly FamilyRule[] = [
  {
    family: 'capacity',
    label: 'routing and capacity',
    severity: 'degraded',
    limits: USUAL,
    impact: 'Some requests find no upstream that can serve them',
    nextCheck: 'Open the Pools and bring back the upstreams that are not ready, or add quota',
  },
  {
    family: 'upstream',
    label: 'upstream',
    severity: 'watch',
    limits: USUAL,
    impact: 'Some requests fail at the upstream',
    nextCheck: 'Open the requests with these codes and see whether one upstream or all of them fail',
  },
  {
    family: 'stream',
    label: 'stream and websocket',
    severity: 'watch',
    limits: USUAL,
    impact: 'Some answers break off before their end',
    nextCheck: 'Open the requests with these codes and compare their transports and upstreams',
  },
  {
    family: 'policy',
    label: 'policy',
    severity: 'watch',
    limits: USUAL,
    impact: 'Some clients are refused by the policy of their key',
    nextCheck: 'See which keys are denied and whether their policy or their Pool was changed',
  },
  {
    family: 'accounting',
    label: 'accounting and recovery',
    severity: 'watch',
    limits: RARE,
    impact: 'Some requests fail because the Pooler cannot account for them',
    nextCheck: 'Check the Pooler database and the runtime cleanup job',
  },
  {
    family: 'validation',
    label: 'request validation',
    severity: 'info',
    limits: USUAL,
    impact: 'Some clients send requests that the Pooler does not accept',
    nextCheck: 'See which clients send them and whether they were updated just before',
  },
];

/** `client_disconnected` is the client's own doing (pooler-contract 4.6). */
function codesOf({ byCode }: RequestWindow, family: CodeFamily): RequestWindow['byCode'] {
  return byCode
    .filter(({ code }) => code !== 'client_disconnected' && codeFamily(code) === family)
    .toSorted((a, b) => b.count - a.count);
}

function shareOf(window: RequestWindow, family: CodeFamily): Share {
  const count = codesOf(window, family).reduce((sum, each) => sum + each.count, 0);
  return { count: Math.min(count, window.settled), of: window.settled };
}

/**
 * Rejections and failures by the family of their code (pooler-contract 4.2 to 4.7) against the 15 minutes before: the
 * 99 % Wilson intervals of their shares must lie apart, or the share be high by itself.
 */
export function requestCodes(input: SignalInput): Finding[] {
  const windows = comparedWindows(input.history.requests);
  if (windows === null) return [];
  const { current, previous, fromMs, toMs, gap } = windows;
  return FAMILY_RULES.flatMap((rule) => {
    const now = shareOf(current, rule.family);
    const before = previous === null ? { count: 0, of: 0 } : shareOf(previous, rule.family);
    if (!hasRisen(now, before, rule.limits)) return [];
    const codes = codesOf(current, rule.family)
      .slice(0, 3)
      .map(({ code, count }) => `${rounded(count)} ${code}`)
      .join(', ');
    return [
      found(input, {
        rule: 'requests.codes',
        severity: rule.severity,
        subject: { kind: 'route', id: rule.family, label: `${rule.label} codes` },
        title: `More requests end with ${rule.label} codes: ${shareText(now)}`,
        impact: rule.impact,
        nextCheck: rule.nextCheck,
        restsOn: ['requests'],
        evidence: [
          {
            source: 'requests',
            text: `${countedShare(now)}, ${shareText(before)} before${gap}`,
            fromMs,
            toMs,
          },
          { source: 'requests', text: codes, fromMs: current.fromMs, toMs },
        ],
        pendingForMs: HOLDS_MS,
      }),
    ];
  });
}
