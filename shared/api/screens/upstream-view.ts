import { quotaStanding, upstreamStanding } from '../../signals/readiness.ts';
import type { ConsoleState } from '../ports.ts';

/** One upstream with its quota windows and whether it can serve; `upstream` is null where no list holds it. */
export function upstreamView({ picture, asOfMs }: ConsoleState, id: string) {
  const upstream = picture.upstreams.find((candidate) => candidate.id === id);
  const quota = picture.quotas.find((candidate) => candidate.id === id);
  return {
    id,
    upstream: upstream ?? null,
    quota: quota ?? null,
    standing: upstreamStanding(upstream, quota, asOfMs),
    quotaStanding: quotaStanding(quota, asOfMs),
    statusSince: picture.statusSince.get(`upstream:${id}`) ?? null,
  };
}
