import { auditQuerySchema } from '../../shared/api/log-queries.ts';
import { REQUEST_WINDOW_MS } from '../../shared/metadata/request-figures.ts';
import type { HistoryFacts } from '../../shared/signals/input.ts';
import type { Store } from '../store/contract.ts';

const DAY_MS = 24 * 60 * 60_000;
const MOST_AUDITS = 200;

/** What the stored histories say of the moment `asOfMs`, for the rules and the screens. */
export async function readHistoryFacts(store: Store, asOfMs: number): Promise<HistoryFacts> {
  const lastDay = auditQuerySchema.parse({ asOfMs, fromMs: asOfMs - DAY_MS, limit: MOST_AUDITS });
  const [requests, oldestOpenRequestMs, audits, coverage, jobs, traffic, transitions] = await Promise.all([
    store.requestFigures(asOfMs, REQUEST_WINDOW_MS),
    store.oldestOpenRequestMs(asOfMs),
    store.auditPage(lastDay),
    store.logCoverage(asOfMs),
    store.jobFacts(asOfMs),
    store.traffic(asOfMs),
    store.transitions(asOfMs - DAY_MS, asOfMs),
  ]);
  return { requests, oldestOpenRequestMs, audits: audits.rows, coverage, jobs, traffic, transitions };
}
