import type { Report } from '../../shared/api/report.ts';

type Surfaces = Report['surfaces'];
type Counts = Surfaces['audit'];

function counted(counts: Counts): string {
  return counts
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${word}`)
    .join(', ');
}

function listed({ total, byStatus }: Surfaces['keys']): string {
  return total === 0 ? 'none listed' : counted(byStatus);
}

function minute(at: string): string {
  return `${at.slice(0, 16)}Z`;
}

function requestWords({ requests }: Surfaces): string {
  if (requests === null) return 'not read';
  return counted(requests.byStatus) || `none from ${minute(requests.from)} to ${minute(requests.to)}`;
}

function gapRows({ logs }: Surfaces): string[][] {
  return logs.flatMap(({ log, gaps }) =>
    gaps.map(({ from, to, estimatedRows }) => [
      `gap in ${log}`,
      `about ${estimatedRows ?? 'an unknown number of'} rows from ${minute(from)} to ${minute(to)} not fetched`,
    ]),
  );
}

function trafficWords({ traffic }: Surfaces): string {
  const window = traffic?.windows[0];
  if (traffic === null) return 'not read';
  if (window === undefined) return `read, but its counts cannot be told; /metrics ${traffic.exposure}`;
  const refused = `${Math.round(window.rejected)} rejected, ${Math.round(window.timedOut)} timed out`;
  const denied = `${Math.round(window.firewallDenials)} denied by the firewall`;
  return `last ${Math.round(window.windowMs / 60_000)} min: ${refused}, ${denied}; /metrics ${traffic.exposure}`;
}

/** Every surface of the Pooler as a name and what is known of it; null and unknown in words, never as zero. */
export function surfaceRows(surfaces: Surfaces): string[][] {
  const { jobs, settings, alerts } = surfaces;
  return [
    ['upstreams', listed(surfaces.upstreams)],
    ['API keys', listed(surfaces.keys)],
    ['operators', listed(surfaces.operators)],
    ['invites', listed(surfaces.invites)],
    ['requests', requestWords(surfaces)],
    ['audit', counted(surfaces.audit) || 'no event in the last day'],
    ...gapRows(surfaces),
    ['jobs', jobs === null ? 'not read' : counted(jobs.byState) || 'nothing open, nothing failed'],
    [
      'settings',
      settings === null ? 'not read' : `version ${settings.lockVersion}, ${minute(settings.updatedAt)}`,
    ],
    ['alerts', counted(alerts.byState) || 'none known'],
    ['gateway', trafficWords(surfaces)],
  ];
}
