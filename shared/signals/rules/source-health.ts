import type { PollSummary } from '../../metadata/picture.ts';
import type { SourceId, SourceState, SourceStatus } from '../../metadata/source.ts';
import type { SignalInput } from '../input.ts';
import type { Finding } from '../signal.ts';

/**
 * One failed read is no news: sources read every 30 s or faster have tried again within this time, ms. Own threshold.
 */
const FAILING_FOR_MS = 60_000;

/** What each source tells of, as it reads after "the console cannot read". */
const SOURCE_WORDS: Readonly<Record<SourceId, string>> = {
  pools: 'Pools',
  upstreams: 'upstreams',
  quotas: 'quota evidence',
  keys: 'API keys',
  operators: 'operators',
  invites: 'invites',
  requests: 'request logs',
  audit: 'audit logs',
  jobs: 'jobs',
  settings: 'system settings',
  alerts: 'Pooler alerts',
  gateway: 'gateway health',
  traffic: 'gateway metrics',
  slo: 'codex-pdf metrics',
};

interface Trouble {
  readonly rule: Finding['rule'];
  readonly title: (words: string) => string;
  readonly nextCheck: string;
  readonly pendingForMs: number;
  /** A refused credential or a switch that is off needs an owner's review (design 4, pooler-contract 2.6). */
  readonly security: boolean;
}

const TROUBLES: Readonly<Partial<Record<SourceState, Trouble>>> = {
  failing: {
    rule: 'source.failing',
    title: (words) => `The console cannot read ${words}`,
    nextCheck: 'Open Connections and run the test, which names the step that fails',
    pendingForMs: FAILING_FOR_MS,
    security: false,
  },
  stale: {
    rule: 'source.stale',
    title: (words) => `What the console knows of ${words} is out of date`,
    nextCheck: 'Refresh now; if it stays old, open Connections and run the test',
    // A console that has just been started shows an old picture until the first answers are in.
    pendingForMs: FAILING_FOR_MS,
    security: false,
  },
  refused: {
    rule: 'source.refused',
    title: (words) => `The console is refused access to ${words}`,
    nextCheck:
      'Test the credential under Connections, and ask an owner about the switches of the MCP service',
    pendingForMs: 0,
    security: true,
  },
};

function failingSince(poll: PollSummary | undefined): Finding['knownSince'] {
  if (poll === undefined || poll.failingSinceMs === null) return null;
  return { atMs: poll.failingSinceMs, isLowerBound: poll.lastOkMs === null };
}

function findingOf(input: SignalInput, source: SourceStatus): Finding[] {
  const trouble = TROUBLES[source.state];
  if (trouble === undefined) return [];
  const words = SOURCE_WORDS[source.id];
  const since = failingSince(input.picture.polls.find((poll) => poll.source === source.id));
  const subject = { kind: 'source' as const, id: source.id, label: words };
  return [
    {
      id: `${trouble.rule}:${source.id}`,
      rule: trouble.rule,
      severity: 'watch',
      security: trouble.security,
      audience: trouble.security ? 'owner' : 'operator',
      surfaces: [source.id],
      subject,
      title: trouble.title(words),
      impact:
        source.observedAt === null
          ? `Nothing is known of ${words}: there was no answer yet`
          : `What is shown of ${words} is the last known picture, not the present`,
      nextCheck: trouble.nextCheck,
      evidence: [
        {
          source: source.id,
          text: source.detail,
          subject,
          fromMs: since?.atMs ?? source.observedAt,
          toMs: input.nowMs,
        },
      ],
      stale: true,
      knownSince: since,
      pendingForMs: trouble.pendingForMs,
    },
  ];
}

/** The console's own trouble: a source that fails, is refused, or has fallen behind. */
export function sourceHealth(input: SignalInput): Finding[] {
  return input.sources.flatMap((source) => findingOf(input, source));
}
