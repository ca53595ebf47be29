import type { RequestWindow } from '../../metadata/request-figures.ts';
import { codeFamily } from '../code-families.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import { type ComparedWindows, comparedWindows } from '../request-windows.ts';
import { countedShare, rounded } from '../share.ts';
import type { Finding, Subject } from '../signal.ts';

/** A client that is denied this often in 15 minutes does not do so by mistake. Own threshold. */
const KEY_MINIMUM = 10;

/** From this share of a Pool's requests on, its policy and not one client is in question. Own threshold. */
const POOL_SHARE = 0.05;

/** Its key is right, but what it asks for is not served by the key's Pool (pooler-contract 4.3). */
const WRONG_POOL_CODE = 'no_compatible_backend';

/** The model is not in the policy of the key, or nobody in the Pool serves it (pooler-contract 4.2, 4.3). */
const MODEL_CODES: ReadonlySet<string> = new Set(['model_not_allowed', WRONG_POOL_CODE]);

type Denial = RequestWindow['deniedKeys'][number];

const total = (denials: readonly Denial[]) => denials.reduce((sum, { count }) => sum + count, 0);

function codesText(denials: readonly Denial[]): string {
  const counts = Map.groupBy(denials, ({ code }) => code);
  return [...counts].map(([code, all]) => `${rounded(total(all))} ${code}`).join(', ');
}

function keyFinding(
  input: SignalInput,
  denials: readonly Denial[],
  { current, gap }: ComparedWindows,
  said: Pick<Finding, 'rule' | 'nextCheck'> & {
    readonly title: (label: string) => string;
    readonly impact: (label: string) => string;
  },
): Finding[] {
  const [first] = denials;
  if (first === undefined || total(denials) < KEY_MINIMUM) return [];
  const subject: Subject = { kind: 'key', id: first.keyId, label: first.keyLabel };
  return [
    found(input, {
      rule: said.rule,
      severity: 'watch',
      subject,
      title: said.title(subject.label),
      impact: said.impact(subject.label),
      nextCheck: said.nextCheck,
      restsOn: ['requests', 'keys'],
      evidence: [
        {
          source: 'requests',
          text: `${codesText(denials)} in 15 minutes${gap}`,
          fromMs: current.fromMs,
          toMs: current.toMs,
        },
      ],
    }),
  ];
}

function keyDenials(input: SignalInput, windows: ComparedWindows): Finding[] {
  const byKey = [...Map.groupBy(windows.current.deniedKeys, ({ keyId }) => keyId).values()];
  return byKey.flatMap((denials) => {
    const byPolicy = denials.filter(({ code }) => codeFamily(code) === 'policy');
    const wrongPool = denials.filter(({ code }) => code === WRONG_POOL_CODE);
    return [
      ...keyFinding(input, byPolicy, windows, {
        rule: 'key.denied',
        title: (label) => `The API key ${label} is denied by its policy`,
        impact: (label) => `Clients of ${label} are refused`,
        nextCheck: 'Compare what the client asks for with the policy of its key',
      }),
      ...keyFinding(input, wrongPool, windows, {
        rule: 'key.wrong_pool',
        title: (label) => `The API key ${label} asks for what its Pool does not serve`,
        impact: (label) => `Clients of ${label} are refused; they may hold a key of the wrong Pool`,
        nextCheck: 'Ask the owner of the client which Pool it is meant to use',
      }),
    ];
  });
}

function poolDenials(input: SignalInput, { current, gap }: ComparedWindows): Finding[] {
  return current.byPool.flatMap(({ poolId, poolLabel, settled }) => {
    const denials = current.deniedKeys.filter((each) => each.poolId === poolId && MODEL_CODES.has(each.code));
    const share = { count: Math.min(total(denials), settled), of: settled };
    if (total(denials) < KEY_MINIMUM || share.count < settled * POOL_SHARE) return [];
    return [
      found(input, {
        rule: 'pool.model_refused',
        severity: 'watch',
        subject: { kind: 'pool', id: poolId, label: poolLabel },
        title: `Clients of ${poolLabel} ask for models that they may not use`,
        impact: `Some requests to ${poolLabel} are refused because of their model`,
        nextCheck: `Compare the models asked of ${poolLabel} with its catalogue and the policies of its keys`,
        restsOn: ['requests'],
        evidence: [
          {
            source: 'requests',
            text: `${countedShare(share)} in 15 minutes, ${codesText(denials)}${gap}`,
            fromMs: current.fromMs,
            toMs: current.toMs,
          },
        ],
      }),
    ];
  });
}

/**
 * Single keys that are denied again and again, and Pools whose clients ask for models outside the policy. Keys that
 * fail authentication leave no row and are not seen here (POOLER-T15).
 */
export function requestDenials(input: SignalInput): Finding[] {
  const windows = comparedWindows(input.history.requests);
  return windows === null ? [] : [...keyDenials(input, windows), ...poolDenials(input, windows)];
}
