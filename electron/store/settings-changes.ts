import type { PoolerSettings } from '../../shared/metadata/pooler-settings.ts';

/** One changed key or secret of the Pooler's settings. Values are never part of it. */
interface SettingChange {
  /** `<family>.<key>`, or the secret's name. */
  readonly id: string;
  /** `value` of a key; `status` or `fingerprint` of a secret. */
  readonly field: 'value' | 'status' | 'fingerprint';
  readonly from: string | null;
  /** `changed`, `added` or `removed`; of a secret's status the word itself. */
  readonly to: string;
}

/** What differs between two readings of the settings, keys first, in the order of the later reading. */
export function settingsChanges(before: PoolerSettings, after: PoolerSettings): SettingChange[] {
  return [...valueChanges(before, after), ...secretChanges(before, after)];
}

function valueChanges(before: PoolerSettings, after: PoolerSettings): SettingChange[] {
  const byId = ({ values }: PoolerSettings) =>
    new Map(values.map(({ family, key, value }) => [`${family}.${key}`, value]));
  const [old, now] = [byId(before), byId(after)];
  const change = (id: string, to: string): SettingChange => ({ id, field: 'value', from: null, to });
  return [
    ...[...now].flatMap(([id, value]) => {
      const oldValue = old.get(id);
      if (oldValue === undefined) return [change(id, 'added')];
      return oldValue === value ? [] : [change(id, 'changed')];
    }),
    ...[...old.keys()].filter((id) => !now.has(id)).map((id) => change(id, 'removed')),
  ];
}

function secretChanges(before: PoolerSettings, after: PoolerSettings): SettingChange[] {
  return after.secrets.flatMap(({ name, status, fingerprint, keyVersion }) => {
    const old = before.secrets.find((secret) => secret.name === name);
    if (old === undefined) return [];
    const changes: SettingChange[] = [];
    if (old.status !== status) changes.push({ id: name, field: 'status', from: old.status, to: status });
    if (old.fingerprint !== fingerprint || old.keyVersion !== keyVersion) {
      changes.push({ id: name, field: 'fingerprint', from: null, to: 'changed' });
    }
    return changes;
  });
}
