import type { ConsoleState } from '../../shared/api/ports.ts';
import { type SourcePlan, sourceStatuses } from '../../shared/metadata/freshness.ts';
import type { Store } from '../store/contract.ts';
import { readHistoryFacts } from './history-facts.ts';

export interface ConsoleStateConfig {
  readonly store: Store;
  readonly plan: SourcePlan;
  readonly profile: ConsoleState['profile'];
  readonly notices: readonly string[];
  readonly nowMs: number;
}

/** The state as the store has it for `asOfMs`, Unix ms; null is the present. */
export async function readConsoleState(
  { store, plan, profile, notices, nowMs }: ConsoleStateConfig,
  asOfMs: number | null,
): Promise<ConsoleState> {
  const at = asOfMs ?? nowMs;
  const [picture, signals, slo, history] = await Promise.all([
    store.picture(at),
    store.signals(at),
    store.slo(at),
    readHistoryFacts(store, at),
  ]);
  return {
    profile,
    generatedAtMs: nowMs,
    asOfMs: at,
    picture,
    sources: sourceStatuses(plan, picture.polls, at),
    signals,
    slo,
    history,
    notices,
  };
}
