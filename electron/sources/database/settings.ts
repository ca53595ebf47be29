import { z } from 'zod';
import type { EntityBatch } from '../../../shared/metadata/entities.ts';
import type { PoolerSettings } from '../../../shared/metadata/pooler-settings.ts';
import { DatabaseFailure } from './database-failure.ts';
import { integerColumn, jsonColumn, timeColumn, wordColumn } from './fields.ts';
import { readableRows } from './rows.ts';
import type { RowReader } from './session.ts';
import { settingsKeys } from './settings-keys.ts';

function settingsSql(schema: string): string {
  return `select lock_version, updated_at, gateway, ingress, firewall_allowlist_count, trusted_proxies_count, files,
    transcription, mcp, smtp, development, metrics_bearer_token_status, metrics_bearer_token_fingerprint,
    metrics_bearer_token_key_version, smtp_password_status, smtp_password_key_version
    from ${schema}.instance_settings`;
}

const keyVersion = wordColumn.nullable().catch(null);

const settingsRow = z.object({
  lock_version: integerColumn,
  updated_at: timeColumn,
  gateway: jsonColumn,
  ingress: jsonColumn,
  firewall_allowlist_count: integerColumn.nullable(),
  trusted_proxies_count: integerColumn.nullable(),
  files: jsonColumn,
  transcription: jsonColumn,
  mcp: jsonColumn,
  smtp: jsonColumn,
  development: jsonColumn,
  metrics_bearer_token_status: wordColumn,
  /** `sha256:` and twelve characters (pooler-contract 7.3); nothing longer is a short reference. */
  metrics_bearer_token_fingerprint: z
    .string()
    .regex(/^sha256:[0-9A-Za-z_-]{12}$/)
    .nullable()
    .catch(null),
  metrics_bearer_token_key_version: keyVersion,
  smtp_password_status: wordColumn,
  smtp_password_key_version: keyVersion,
});
type SettingsRow = z.output<typeof settingsRow>;

type SettingValue = PoolerSettings['values'][number];
/** The longest value the store takes; none of the known ones comes near it. */
const LONGEST_VALUE = 4_000;

const FAMILIES = ['gateway', 'ingress', 'files', 'transcription', 'mcp', 'smtp', 'development'] as const;

const nameOf = ({ family, key }: SettingValue) => `${family}.${key}`;

function valuesOf(
  row: SettingsRow,
  isPublishable: (text: string) => boolean,
): { values: SettingValue[]; unreadable: string[] } {
  const keys = settingsKeys(isPublishable);
  const values: SettingValue[] = [];
  const unreadable: string[] = [];
  for (const family of FAMILIES) {
    for (const [key, schema] of Object.entries(keys[family])) {
      const stored = row[family][key];
      if (stored === undefined || stored === null) continue;
      const parsed = schema.safeParse(stored);
      const value = parsed.success ? JSON.stringify(parsed.data) : null;
      if (value === null || value.length > LONGEST_VALUE) unreadable.push(`${family}.${key}`);
      else values.push({ family, key, value });
    }
  }
  for (const [key, count] of [
    ['firewall_allowlist', row.firewall_allowlist_count],
    ['trusted_proxies', row.trusted_proxies_count],
  ] as const) {
    if (count !== null) values.push({ family: 'ingress', key, value: String(count) });
  }
  return { values: values.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)), unreadable };
}

/** The one row of settings; keys whose values are not in their known form are left out and named in the note. */
export async function readSettings(
  reader: RowReader,
  schema: string,
  isPublishable: (text: string) => boolean,
): Promise<EntityBatch<'settings'>> {
  const items = await reader.rows(settingsSql(schema), []);
  const [row] = readableRows(settingsRow, items, 'instance_settings').rows;
  // A Pooler that was never started has no row yet; nothing may be concluded from that.
  if (row === undefined) {
    throw new DatabaseFailure({ kind: 'not ready', detail: 'The Pooler has not written its settings yet.' });
  }
  const { values, unreadable } = valuesOf(row, isPublishable);
  const settings: PoolerSettings = {
    id: 'settings',
    lockVersion: row.lock_version,
    updatedAtMs: row.updated_at,
    values,
    secrets: [
      {
        name: 'metrics.bearer_token',
        status: row.metrics_bearer_token_status,
        fingerprint: row.metrics_bearer_token_fingerprint,
        keyVersion: row.metrics_bearer_token_key_version,
      },
      {
        name: 'smtp.password',
        status: row.smtp_password_status,
        fingerprint: null,
        keyVersion: row.smtp_password_key_version,
      },
    ],
  };
  const batch = { kind: 'settings', items: [settings], complete: true } as const;
  return unreadable.length === 0
    ? batch
    : { ...batch, note: `Settings that could not be read: ${unreadable.join(', ')}.` };
}
