import { found } from '../found.ts';
import { type SignalInput, statusSince } from '../input.ts';
import type { Finding } from '../signal.ts';

/** A secret that changed is told for two hours, ms, as every setting. Own threshold. */
const NEWS_MS = 120 * 60_000;

/** The states of `credential_changes` in which nothing happened (pooler-contract 7.4). */
const UNCHANGED = /^unchanged/;

/** Names of secrets by the audit fact that tells of them (pooler-contract 7.4). */
const SECRET_OF: Readonly<Record<string, string>> = {
  metrics_auth_state: 'metrics.bearer_token',
  smtp_auth_state: 'smtp.password',
};

const PAUSED = 'account_reconciliation_paused';

/** Reconciliation that is switched off: evidence stays as it was and nothing says so (pooler-contract 6.1, 7.2). */
function reconciliationPaused(input: SignalInput): Finding[] {
  const isPaused = input.picture.settings?.values.some(
    ({ key, value }) => key === PAUSED && value === 'true',
  );
  if (isPaused !== true) return [];
  const name = `development.${PAUSED}`;
  const since = statusSince(input, 'setting', name);
  return [
    found(input, {
      rule: 'setting.reconciliation_paused',
      severity: 'watch',
      audience: 'owner',
      subject: { kind: 'setting', id: name, label: name },
      title: 'Account reconciliation is switched off: quota evidence silently stays as it was',
      impact: 'Routing decides on old quota evidence, and upstreams may be used or left out wrongly',
      nextCheck: 'Ask an owner whether account reconciliation is meant to stay switched off',
      restsOn: ['settings', 'quotas'],
      evidence: [{ source: 'settings', text: `${name} is true`, fromMs: since?.atMs ?? null }],
      knownSince: since,
    }),
  ];
}

/** A secret whose state is `unavailable`: the settings run on built-in defaults, or its key is gone. */
function unavailableSecrets(input: SignalInput): Finding[] {
  const secrets = input.picture.settings?.secrets.filter(({ status }) => status === 'unavailable') ?? [];
  return secrets.map(({ name }) =>
    found(input, {
      rule: 'setting.secret_unavailable',
      severity: 'watch',
      security: true,
      subject: { kind: 'setting', id: name, label: name },
      title: `The stored secret ${name} cannot be used`,
      impact: name.startsWith('smtp')
        ? 'Invites and alerts by mail may not arrive'
        : 'Whoever reads the metrics is refused',
      nextCheck: `Ask an owner to set ${name} again`,
      restsOn: ['settings'],
      evidence: [{ source: 'settings', text: `${name} is unavailable` }],
    }),
  );
}

interface SecretChange {
  readonly name: string;
  readonly text: string;
  readonly atMs: number;
  readonly source: 'settings' | 'audit';
}

function secretChanges({ picture, history }: SignalInput): SecretChange[] {
  if (picture.settings !== null) {
    const names = new Set(Object.values(SECRET_OF));
    return history.transitions
      .filter(({ subject, timing }) => names.has(subject.id) && timing !== 'since at least')
      .map(({ subject, field, atMs }) => ({
        name: subject.id,
        text: `${field} of ${subject.id} changed`,
        atMs,
        source: 'settings',
      }));
  }
  return history.audits
    .filter(({ action }) => action === 'instance_settings.update')
    .flatMap(({ facts, occurredAtMs }) =>
      facts.flatMap(({ name, value }): SecretChange[] => {
        const secret = SECRET_OF[name];
        if (secret === undefined || UNCHANGED.test(value)) return [];
        const text = `inferred from the audit log: ${secret} ${value}`;
        return [{ name: secret, text, atMs: occurredAtMs, source: 'audit' }];
      }),
    );
}

/** A secret that was set, cleared or rotated: its state only, the secret is never known (pooler-contract 7.3, 7.4). */
function changedSecrets(input: SignalInput): Finding[] {
  const recent = secretChanges(input).filter(({ atMs }) => input.nowMs - atMs < NEWS_MS);
  return [...Map.groupBy(recent, ({ name }) => name)].flatMap(([name, changes]) => {
    const newest = changes.toSorted((a, b) => b.atMs - a.atMs)[0];
    if (newest === undefined) return [];
    return [
      found(input, {
        rule: 'setting.secret_changed',
        severity: 'info',
        security: true,
        subject: { kind: 'setting', id: name, label: name },
        title: `The stored secret ${name} was changed`,
        impact: `Whoever still uses the old ${name} may be refused`,
        nextCheck: `Ask an owner whether the change of ${name} was meant`,
        restsOn: [newest.source],
        evidence: changes.slice(0, 3).map(({ text, atMs, source }) => ({ source, text, fromMs: atMs })),
        knownSince: { atMs: newest.atMs, isLowerBound: false },
        isEvent: true,
      }),
    ];
  });
}

/** Settings whose present value is trouble by itself, and changes of stored secrets (pooler-contract 7). */
export function settingStates(input: SignalInput): Finding[] {
  return [...reconciliationPaused(input), ...unavailableSecrets(input), ...changedSecrets(input)];
}
