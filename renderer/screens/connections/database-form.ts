import type { Profile, ProfileSecrets } from '../../../shared/metadata/profile.ts';

/** The database part of the form as it is typed. */
export interface DatabaseForm {
  readonly databaseKind: 'none' | 'postgresql';
  readonly databaseHost: string;
  readonly databasePort: string;
  readonly databaseName: string;
  readonly databaseUser: string;
  readonly databasePassword: string;
  readonly databaseTls: 'verify' | 'encrypt' | 'off';
  readonly databaseSchema: string;
  readonly allowInsecureDatabase: boolean;
}

/** Nothing is connected; the rest stands ready as the README's SQL makes it. */
export const EMPTY_DATABASE_FORM: DatabaseForm = {
  databaseKind: 'none',
  databaseHost: '',
  databasePort: '5432',
  databaseName: '',
  databaseUser: 'operator_console_reader',
  databasePassword: '',
  databaseTls: 'verify',
  databaseSchema: 'operator_console',
  allowInsecureDatabase: false,
};

/** The form that shows the database of a profile; its password is never given back. */
export function databaseFormOf({ database, allowInsecureDatabase }: Profile): DatabaseForm {
  if (database === null) return { ...EMPTY_DATABASE_FORM, allowInsecureDatabase };
  return {
    databaseKind: 'postgresql',
    databaseHost: database.host,
    databasePort: String(database.port),
    databaseName: database.name,
    databaseUser: database.user,
    databasePassword: '',
    databaseTls: database.tls,
    databaseSchema: database.schema,
    allowInsecureDatabase,
  };
}

/** What the schema of a profile judges. */
export function databaseInput(form: DatabaseForm): unknown {
  if (form.databaseKind === 'none') return null;
  return {
    host: form.databaseHost,
    // Empty would be zero.
    port: /^\s*\d+\s*$/.test(form.databasePort) ? Number(form.databasePort) : form.databasePort,
    name: form.databaseName.trim(),
    user: form.databaseUser.trim(),
    tls: form.databaseTls,
    schema: form.databaseSchema.trim(),
  };
}

export function databaseSecret(form: DatabaseForm): ProfileSecrets['databasePassword'] {
  return form.databasePassword === '' ? null : form.databasePassword;
}

const FIELDS: Readonly<Record<string, keyof DatabaseForm>> = {
  host: 'databaseHost',
  port: 'databasePort',
  name: 'databaseName',
  user: 'databaseUser',
  tls: 'databaseTls',
  schema: 'databaseSchema',
};

/** The field beside which an issue of the database part stands. */
export function databaseFieldAt(part: PropertyKey | undefined): keyof DatabaseForm {
  return FIELDS[String(part)] ?? 'databaseKind';
}
