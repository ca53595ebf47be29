import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import type { DatabaseSource } from '../../sources/database/contract.ts';
import { ALERT_RULES, alertsAt } from '../story/alerts.ts';
import { jobsAt } from '../story/jobs.ts';
import { settingsAt } from '../story/settings.ts';

export interface DemoDatabaseConfig {
  /** When the story began, Unix ms. */
  readonly storyStartMs: number;
  readonly nowMs: () => number;
}

/** Stands in for a Pooler's PostgreSQL: answers what its views would show at this moment of the story. */
export function createDemoDatabase({ storyStartMs, nowMs }: DemoDatabaseConfig): DatabaseSource {
  function answer<T>(rowsAt: (elapsedMs: number) => T): Promise<SourceOutcome<T>> {
    const observedAtMs = nowMs();
    return Promise.resolve({
      kind: 'ok',
      value: rowsAt(observedAtMs - storyStartMs),
      observedAtMs,
      durationMs: 0,
    });
  }
  return {
    readJobs: (finishedSinceMs) =>
      answer((elapsedMs) => ({
        jobs: jobsAt(elapsedMs, storyStartMs, finishedSinceMs),
        openComplete: true,
      })),
    readSettings: () =>
      answer((elapsedMs) => ({
        kind: 'settings',
        items: [settingsAt(elapsedMs, storyStartMs)],
        complete: true,
      })),
    readAlerts: () =>
      answer((elapsedMs) => ({
        alerts: { kind: 'alert', items: alertsAt(elapsedMs, storyStartMs), complete: true },
        rules: { kind: 'alertRule', items: ALERT_RULES, complete: true },
      })),
    close: () => Promise.resolve(),
  };
}
