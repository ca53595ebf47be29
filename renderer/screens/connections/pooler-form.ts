import type { Profile, ProfileSecrets } from '../../../shared/metadata/profile.ts';
import { linesOf } from './lines.ts';

/** The Pooler part of the form as it is typed. */
export interface PoolerForm {
  readonly poolerUrl: string;
  readonly poolerToken: string;
  /** One slug a line. */
  readonly expectedPools: string;
  readonly poolerMetrics: 'scrape' | 'prometheus' | 'none';
  readonly poolerSelector: string;
  readonly poolerMetricsToken: string;
}

export const EMPTY_POOLER_FORM: PoolerForm = {
  poolerUrl: '',
  poolerToken: '',
  expectedPools: '',
  poolerMetrics: 'scrape',
  poolerSelector: '',
  poolerMetricsToken: '',
};

/** The form that shows the Pooler of a profile; secrets are never given back, so their fields start empty. */
export function poolerFormOf({ pooler }: Profile): PoolerForm {
  if (pooler === null) return EMPTY_POOLER_FORM;
  return {
    ...EMPTY_POOLER_FORM,
    poolerUrl: pooler.url,
    expectedPools: pooler.expectedPools.join('\n'),
    poolerMetrics: pooler.metrics,
    poolerSelector: pooler.metricsSelector,
  };
}

/** What the schema of a profile judges. */
export function poolerInput(form: PoolerForm): unknown {
  if (form.poolerUrl.trim() === '') return null;
  return {
    url: form.poolerUrl,
    expectedPools: linesOf(form.expectedPools),
    metrics: form.poolerMetrics,
    metricsSelector: form.poolerSelector,
  };
}

export function poolerSecrets(form: PoolerForm): Pick<ProfileSecrets, 'poolerToken' | 'poolerMetricsToken'> {
  return {
    poolerToken: form.poolerToken === '' ? null : form.poolerToken,
    poolerMetricsToken: form.poolerMetricsToken === '' ? null : form.poolerMetricsToken,
  };
}

const FIELDS: Readonly<Record<string, keyof PoolerForm>> = {
  expectedPools: 'expectedPools',
  metrics: 'poolerMetrics',
  metricsSelector: 'poolerSelector',
};

/** The field beside which an issue of the Pooler part stands. */
export function poolerFieldAt(part: PropertyKey | undefined): keyof PoolerForm {
  return FIELDS[String(part)] ?? 'poolerUrl';
}
