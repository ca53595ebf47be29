import type { Report } from '../../shared/api/report.ts';
import { sloValueText } from '../../shared/signals/rules/slo-verdicts.ts';
import { severityWord } from '../../shared/signals/severity.ts';
import { surfaceRows } from './surface-lines.ts';

function age(ageMs: number | null): string {
  if (ageMs === null) return 'never read';
  const seconds = Math.round(ageMs / 1000);
  if (seconds < 120) return `${seconds} s old`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min old` : `${Math.round(minutes / 60)} h old`;
}

/** Columns padded to their widest cell; the last one runs free. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  );
}

function section(title: string, lines: readonly string[], whenEmpty: string): string[] {
  return ['', title, ...(lines.length === 0 ? [`  ${whenEmpty}`] : lines)];
}

function sloLines(report: Report): string[] {
  const rows = report.slo.rows.filter((row) => !['not measurable', 'not enabled'].includes(row.verdict));
  const others = report.slo.rows.length - rows.length;
  const lines = table(
    rows.map((row) => [
      row.id,
      row.verdict,
      `${sloValueText(row.estimate, row.unit)} (target ${sloValueText(row.target, row.unit)})`,
      `${row.window}, ${sloValueText(row.coverage, 'ratio')} covered`,
      `N ${row.n ?? '?'}`,
    ]),
  );
  return others === 0 ? lines : [...lines, `  ${others} more rows are not measurable or not enabled here.`];
}

/** A report as a screen a person can read at 80 to 120 columns; times in UTC. */
export function reportText(report: Report): string {
  const { name, snapshotTakenAt } = report.profile;
  const demo = report.profile.demo ? '  [DEMO: simulated data]' : '';
  const snapshot = snapshotTakenAt === null ? '' : '  [SNAPSHOT: as it was then]';
  const firing = report.signals.filter((signal) => signal.state !== 'resolved');
  return [
    `Pooler Operator Console  ${name}${demo}${snapshot}  ${report.generatedAt}`,
    '',
    `${severityWord(report.overall).toUpperCase()}${report.security ? ' + SECURITY REVIEW' : ''}: ${report.sentence}`,
    ...report.notices.map((notice) => `Note: ${notice}`),
    ...section(
      'Signals',
      firing.flatMap((signal) => [
        `  ${severityWord(signal.severity)}${signal.state === 'pending' ? ' (pending)' : ''}: ${signal.title}${signal.stale ? ' [from a picture that is not live]' : ''}`,
        `    since ${signal.sinceIsLowerBound ? 'at least ' : ''}${signal.since.slice(0, 16)}Z; next: ${signal.nextCheck}`,
      ]),
      'none',
    ),
    ...section(
      'Pools',
      table(
        report.pools.map((pool) => [
          pool.label,
          severityWord(pool.severity),
          `${pool.ready.low === pool.ready.high ? pool.ready.low : `${pool.ready.low} to ${pool.ready.high}`} of ${pool.ready.total} upstreams ready${pool.stale ? ' (not live)' : ''}`,
        ]),
      ),
      'none known',
    ),
    ...section('Surfaces', table(surfaceRows(report.surfaces)), 'none'),
    ...section('codex-pdf SLOs', sloLines(report), 'nothing evaluated'),
    ...section(
      'Sources',
      table(report.sources.map((source) => [source.id, source.state, age(source.ageMs), source.detail])),
      'none',
    ),
    ...section(
      'Summary',
      (report.summary ?? 'Held back by the redaction check.').split('\n').map((line) => `  ${line}`),
      '',
    ),
  ].join('\n');
}
