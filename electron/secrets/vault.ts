import type { ProfileSecrets } from '../../shared/metadata/profile.ts';

/** Credentials of this session, in memory only: they are gone when the process ends. */
export interface Vault {
  get(connection: string): ProfileSecrets;
  /** Null fields keep what is held. */
  set(connection: string, secrets: ProfileSecrets): void;
  rename(from: string, to: string): void;
  forget(connection: string): void;
}

const NONE: ProfileSecrets = { poolerToken: null, metricsSecret: null };

/** @param initial secrets by connection name, for instance from the environment. */
export function createSessionVault(initial: ReadonlyMap<string, ProfileSecrets> = new Map()): Vault {
  const held = new Map(initial);
  return {
    get: (connection) => held.get(connection) ?? NONE,
    set(connection, secrets) {
      const before = held.get(connection) ?? NONE;
      held.set(connection, {
        poolerToken: secrets.poolerToken ?? before.poolerToken,
        metricsSecret: secrets.metricsSecret ?? before.metricsSecret,
      });
    },
    rename(from, to) {
      const secrets = held.get(from);
      if (secrets === undefined || from === to) return;
      held.delete(from);
      held.set(to, secrets);
    },
    forget: (connection) => void held.delete(connection),
  };
}
