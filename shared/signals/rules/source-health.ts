import type { SourceState, SourceStatus } from '../../metadata/source.ts';
import type { SignalInput } from '../input.ts';
import type { Finding } from '../signal.ts';

/** Two polls of the slowest steady source (60 s) may fail before it is news. */
const PENDING_MS = 60_000;

const SURFACE_WORDS: Readonly<Record<string, string>> = {
  pools: 'Pools',
  upstreams: 'upstreams',
  quotas: 'quota evidence',
  keys: 'API keys',
  requests: 'request logs',
  audit: 'audit logs',
  jobs: 'jobs',
  settings: 'system settings',
  alerts: 'Pooler alerts',
  gateway: 'gateway health',
  slo: 'codex-pdf metrics',
};

const TROUBLE: Partial<
  Record<SourceState, { readonly word: string; readonly nextCheck: string; readonly pendingForMs: number }>
> = {
  failing: {
    word: 'cannot be read',
    nextCheck: 'Open Connections and run the test: it names the step that fails',
    pendingForMs: PENDING_MS,
  },
  stale: {
    word: 'is out of date',
    nextCheck: 'Refresh now; if it stays old, open Connections and run the test',
    pendingForMs: 0,
  },
  refused: {
    word: 'is refused to this credential',
    nextCheck: 'Enter a valid credential under Connections, or have the operator switch turned on',
    pendingForMs: 0,
  },
};

function findingOf(input: SignalInput, source: SourceStatus): Finding[] {
  const trouble = TROUBLE[source.state];
  if (trouble === undefined) return [];
  const label = SURFACE_WORDS[source.id] ?? source.id;
  const poll = input.picture.polls.find((candidate) => candidate.source === source.id);
  const subject = { kind: 'source' as const, id: source.id, label };
  return [
    {
      id: `source.${source.state}:${source.id}`,
      rule: `source.${source.state}`,
      severity: 'watch',
      security: false,
      audience: 'operator',
      surfaces: [source.id],
      subject,
      title: `The console's source for ${label} ${trouble.word}`,
      impact: 'The present state cannot be told: what is shown is the last known picture',
      nextCheck: trouble.nextCheck,
      evidence: [
        {
          source: source.id,
          text: source.detail,
          subject,
          fromMs: poll?.failingSinceMs ?? source.observedAt,
          toMs: input.nowMs,
        },
      ],
      stale: true,
      knownSince:
        poll?.failingSinceMs == null
          ? null
          : { atMs: poll.failingSinceMs, isLowerBound: poll.lastOkMs === null },
      pendingForMs: trouble.pendingForMs,
    },
  ];
}

/** The console's own trouble: a source that fails, is refused, or has fallen behind. */
export function sourceHealth(input: SignalInput): Finding[] {
  return input.sources.flatMap((source) => findingOf(input, source));
}
