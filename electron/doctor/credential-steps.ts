import type { CheckStep } from '../../shared/api/check-step.ts';
import type { Profile, ProfileSecrets } from '../../shared/metadata/profile.ts';
import { type Found, fine, timedStep, wrong } from './timed-step.ts';

interface Need {
  readonly name: string;
  readonly variable: string;
  readonly held: boolean;
  /** Without it nothing can be read; else the system may do without. */
  readonly needed: boolean;
}

function needsOf({ pooler, metrics, database }: Profile, held: ProfileSecrets): Need[] {
  const needs: Need[] = [];
  if (pooler !== null) {
    needs.push({
      name: 'MCP token',
      variable: 'POOLER_MCP_TOKEN',
      held: held.poolerToken !== null,
      needed: true,
    });
  }
  if (pooler?.metrics === 'scrape') {
    const name = 'metrics token of the Pooler';
    needs.push({
      name,
      variable: 'POOLER_METRICS_TOKEN',
      held: held.poolerMetricsToken !== null,
      needed: false,
    });
  }
  if (metrics !== null && metrics.auth.kind !== 'none') {
    needs.push({
      name: 'metrics credential',
      variable: 'PROMETHEUS_TOKEN',
      held: held.metricsSecret !== null,
      needed: true,
    });
  }
  if (database !== null) {
    const name = 'database password';
    needs.push({
      name,
      variable: 'POOLER_DATABASE_PASSWORD',
      held: held.databasePassword !== null,
      needed: false,
    });
  }
  return needs;
}

function presence(needs: readonly Need[]): Found {
  const missing = needs.filter(({ held, needed }) => needed && !held);
  const [first] = missing;
  if (first !== undefined) {
    const names = missing.map(({ name }) => name).join(' and ');
    return wrong(
      `Not held: ${names}. Type it under Connections, Edit, or set ${first.variable} before the start.`,
    );
  }
  const words = needs.map(({ name, held }) => `${name} ${held ? 'held' : 'not held, which may be right'}`);
  return fine(`In memory, for this session: ${words.join('; ') || 'none needed'}.`);
}

/** Which credentials of a connection are held: present or absent, and nothing else of them. */
export async function* credentialSteps(
  profile: Profile,
  held: ProfileSecrets,
  nowMs: () => number,
): AsyncGenerator<CheckStep> {
  yield timedStep('Credentials', nowMs, () => presence(needsOf(profile, held)));
}
