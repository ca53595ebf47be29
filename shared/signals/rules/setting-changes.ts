import type { RequestFigures } from '../../metadata/request-figures.ts';
import type { SourceId } from '../../metadata/source.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import { type SettingFamily, settingFamily } from '../setting-families.ts';
import type { Finding } from '../signal.ts';

/** A changed setting is news for two hours, ms: its effect has shown by then. Own threshold. */
const NEWS_MS = 120 * 60_000;

/** The names of secrets: their changes have a rule of their own. */
const SECRETS: ReadonlySet<string> = new Set(['metrics.bearer_token', 'smtp.password']);

/** One changed `family.key`, and how it is known. */
interface Change {
  readonly name: string;
  readonly atMs: number;
  readonly via: 'settings' | 'audit';
}

/** What the database showed; without one, what the audit log names (pooler-contract 7.4): at most ten keys. */
function changesOf({ history, picture }: SignalInput): Change[] {
  if (picture.settings !== null) {
    return history.transitions
      .filter(({ subject, timing }) => subject.kind === 'setting' && timing !== 'since at least')
      .map(({ subject, atMs }) => ({ name: subject.id, atMs, via: 'settings' }));
  }
  return history.audits
    .filter(({ action }) => action === 'instance_settings.update')
    .flatMap(({ facts, occurredAtMs }) =>
      facts
        .filter(({ name }) => name === 'changed_keys')
        .flatMap(({ value }) => value.split(', '))
        .map((name): Change => ({ name, atMs: occurredAtMs, via: 'audit' })),
    );
}

/** Requests were under way in the 15 minutes in which the change fell. */
function duringTraffic(atMs: number, requests: RequestFigures | null): boolean {
  if (requests === null || atMs < requests.current.fromMs || atMs > requests.current.toMs) return false;
  return requests.current.settled + requests.current.open > 0;
}

function familyFinding(input: SignalInput, family: SettingFamily, changes: readonly Change[]): Finding {
  const newestMs = Math.max(...changes.map(({ atMs }) => atMs));
  const isBusy = duringTraffic(newestMs, input.history.requests);
  const source: SourceId = changes[0]?.via ?? 'settings';
  const names = [...new Set(changes.map(({ name }) => name))];
  const inferred = source === 'audit' ? 'inferred from the audit log: ' : '';
  return found(input, {
    rule: 'setting.changed',
    severity: isBusy ? 'watch' : 'info',
    security: family.security,
    subject: { kind: 'setting', id: family.id, label: family.label },
    title: `The settings of ${family.label} changed${isBusy ? ' during active traffic' : ''}`,
    impact: family.impact,
    nextCheck: `Compare failures and latency before and after the change of ${family.label}`,
    restsOn: [source],
    evidence: names.slice(0, 3).map((name) => ({
      source,
      text: `${inferred}${name} changed`,
      subject: { kind: 'setting', id: name, label: name },
      fromMs: newestMs,
    })),
    knownSince: { atMs: newestMs, isLowerBound: false },
    isEvent: true,
  });
}

/**
 * Settings that changed within two hours, one finding per family: an information, or a watch while requests of that
 * moment are still in the window (issue 3: "changed during active traffic"). Values are never known.
 */
export function settingChanges(input: SignalInput): Finding[] {
  const recent = changesOf(input).filter(
    ({ name, atMs }) => input.nowMs - atMs < NEWS_MS && !SECRETS.has(name),
  );
  const families = Map.groupBy(recent, ({ name }) => settingFamily(name)?.id);
  return [...families.values()].flatMap((changes) => {
    const family = settingFamily(changes[0]?.name ?? '');
    return family === null ? [] : [familyFinding(input, family, changes)];
  });
}
