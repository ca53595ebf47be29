import { type Console, type ConsoleConfig, createConsole } from './app.ts';
import { takeSecretsFromEnvironment } from './secrets/environment.ts';
import { createSessionVault } from './secrets/vault.ts';

/** What a door or a command decides itself; the rest is the same for every process. */
type Choices = Pick<ConsoleConfig, 'dataDirectory' | 'connectionName'> &
  Partial<Omit<ConsoleConfig, 'nowMs' | 'random' | 'log'>>;

/**
 * The console of this process: the machine's clock, standard error for its lines and, unless they are given,
 * credentials from the environment, kept in memory. Rejects as `createConsole` does.
 */
export function createProcessConsole(choices: Choices): Promise<Console> {
  return createConsole({
    adHoc: null,
    vault: createSessionVault(),
    pageDirectory: null,
    ...choices,
    secrets: choices.secrets ?? takeSecretsFromEnvironment(process.env),
    nowMs: Date.now,
    random: Math.random,
    log: (line) => process.stderr.write(`${line}\n`),
  });
}
