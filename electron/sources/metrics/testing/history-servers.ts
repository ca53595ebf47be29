import { findBinary, type PrometheusServer, startPrometheus } from './prometheus-process.ts';
import { startVictoriaMetrics } from './victoria-metrics-process.ts';

interface HistoryServer {
  readonly name: string;
  /** The programs it needs, for the name of a test. */
  readonly needs: string;
  /** One of them is not there: the test is skipped. */
  readonly skipped: boolean;
  /** Runs it with OpenMetrics text with timestamps that is in the database before the start. */
  start(history: string): Promise<PrometheusServer>;
}

function historyServer(
  name: string,
  programs: readonly string[],
  start: HistoryServer['start'],
): HistoryServer {
  const skipped = programs.some((program) => findBinary(program) === null);
  return { name, needs: programs.join(' and '), skipped, start };
}

/** The real servers that are asked about a history they were given. */
export const HISTORY_SERVERS: readonly HistoryServer[] = [
  historyServer('Prometheus', ['prometheus', 'promtool'], (history) =>
    startPrometheus({ targets: [], scrapeIntervalMs: 60_000, history }),
  ),
  historyServer('VictoriaMetrics', ['victoria-metrics'], startVictoriaMetrics),
];
