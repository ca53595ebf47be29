import type { ReadFailure } from '../read-failure.ts';
import type { PrometheusApi } from './prometheus-api.ts';
import { isSelector, selectJobs } from './promql.ts';

/**
 * The profile's selector, or one for the jobs that `jobsQuery` finds: without any, `up` would be counted over every
 * target the server knows.
 */
export async function chooseSelector(
  api: PrometheusApi,
  configured: string,
  jobsQuery: string,
  atMs: number,
): Promise<{ readonly kind: 'ok'; readonly value: string } | ReadFailure> {
  if (!isSelector(configured)) {
    return { kind: 'malformed', detail: 'The selector is not a list of label matchers; check the profile.' };
  }
  if (configured.trim() !== '') return { kind: 'ok', value: configured };
  const jobs = await api.vector(jobsQuery, atMs);
  if (jobs.kind !== 'ok') return jobs;
  return { kind: 'ok', value: selectJobs(jobs.value.map(({ metric }) => metric.job ?? '')) };
}
