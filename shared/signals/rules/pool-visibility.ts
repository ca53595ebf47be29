import type { Pool } from '../../metadata/entities.ts';
import { found } from '../found.ts';
import { type SignalInput, statusSince } from '../input.ts';
import type { Finding } from '../signal.ts';

/**
 * A Pool that left the list is news for a day, ms: the profile's list of expected Pools keeps watch after that. Own
 * threshold.
 */
const VANISHED_NEWS_MS = 24 * 60 * 60_000;

/** The list is cut at this many Pools (pooler-contract 3.0): beyond it a Pool that is not listed may still be there. */
const PAGE_CAP = 100;

/** What the machine interface cannot tell apart (POOLER-T2). */
const NOT_VISIBLE = 'disabled, archived or no longer visible to this operator';

function notActive(input: SignalInput, pool: Pool): Finding {
  const since = statusSince(input, 'pool', pool.id);
  return found(input, {
    rule: 'pool.not_active',
    severity: 'watch',
    subject: { kind: 'pool', id: pool.id, label: pool.label },
    title: `${pool.label} is ${pool.status}`,
    impact: `Clients that hold a key of ${pool.label} are refused`,
    nextCheck: `Find the change of ${pool.label} in the audit log and ask whether it is meant`,
    restsOn: ['pools'],
    evidence: [{ source: 'pools', text: `status ${pool.status}`, fromMs: since?.atMs ?? null }],
    knownSince: since,
  });
}

function vanished(
  input: SignalInput,
  { subject, sinceMs }: SignalInput['picture']['vanished'][number],
): Finding {
  return found(input, {
    rule: 'pool.vanished',
    severity: 'watch',
    subject,
    title: `${subject.label} is ${NOT_VISIBLE}`,
    impact: `Clients that hold a key of ${subject.label} may be refused`,
    nextCheck: `Look for pool.status_update of ${subject.label} in the audit log, which goes on, then ask an owner`,
    restsOn: ['pools', 'audit'],
    evidence: [{ source: 'pools', text: 'no longer listed', fromMs: sinceMs }],
    knownSince: { atMs: sinceMs, isLowerBound: false },
  });
}

function missing(input: SignalInput, slug: string): Finding {
  return found(input, {
    rule: 'pool.expected_missing',
    severity: 'degraded',
    subject: { kind: 'pool', id: slug, label: slug },
    title: `The expected Pool ${slug} is ${NOT_VISIBLE}`,
    impact: `Clients that hold a key of ${slug} may be refused`,
    nextCheck: `Ask an owner whether ${slug} was disabled, and whether this operator is still assigned to it`,
    restsOn: ['pools'],
    evidence: [
      { source: 'pools', text: `${input.picture.pools.length} Pools listed, this one not among them` },
    ],
  });
}

/**
 * Pools that are not there for their clients: not active, gone from the list, or expected by the profile and not
 * listed. The list names active Pools only, so the reason cannot be told (POOLER-T2, pooler-contract 1.4).
 */
export function poolVisibility(input: SignalInput): Finding[] {
  const { pools, vanished: gone, polls } = input.picture;
  const wasRead = polls.some(({ source, lastOkMs }) => source === 'pools' && lastOkMs !== null);
  const slugs = new Set(pools.map(({ slug }) => slug));
  const canTell = wasRead && pools.length < PAGE_CAP;
  return [
    ...pools
      .filter(({ status, apiKeyCount }) => status !== 'active' && apiKeyCount > 0)
      .map((pool) => notActive(input, pool)),
    ...gone
      .filter(({ subject, sinceMs }) => subject.kind === 'pool' && input.nowMs - sinceMs < VANISHED_NEWS_MS)
      .map((each) => vanished(input, each)),
    ...(canTell
      ? input.expectedPools.filter((slug) => !slugs.has(slug)).map((slug) => missing(input, slug))
      : []),
  ];
}
