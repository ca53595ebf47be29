import { NO_SECRETS, type ProfileSecrets, withHeldSecrets } from '../../shared/metadata/profile.ts';

/** Credentials of this session, in memory only: they are gone when the process ends. */
export interface Vault {
  get(connection: string): ProfileSecrets;
  /** Null fields keep what is held. */
  set(connection: string, secrets: ProfileSecrets): void;
  rename(from: string, to: string): void;
  forget(connection: string): void;
}

/** @param initial secrets by connection name, for instance from the environment. */
export function createSessionVault(initial: ReadonlyMap<string, ProfileSecrets> = new Map()): Vault {
  // Connection names are matched without regard to case, wherever they are typed.
  const key = (connection: string) => connection.toLowerCase();
  const held = new Map([...initial].map(([connection, secrets]) => [key(connection), secrets]));
  return {
    get: (connection) => held.get(key(connection)) ?? NO_SECRETS,
    set(connection, secrets) {
      held.set(key(connection), withHeldSecrets(secrets, held.get(key(connection)) ?? NO_SECRETS));
    },
    rename(from, to) {
      const secrets = held.get(key(from));
      if (secrets === undefined || key(from) === key(to)) return;
      held.delete(key(from));
      held.set(key(to), secrets);
    },
    forget: (connection) => void held.delete(key(connection)),
  };
}
