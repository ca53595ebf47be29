import type { PollTask } from '../polling/scheduler.ts';
import type { GatewayTrafficSource } from '../sources/metrics/gateway-contract.ts';
import type { LogStore } from '../store/log-contract.ts';
import type { KeepPoll } from './keep-poll.ts';
import { INTERVALS_MS } from './source-plan.ts';

export interface TrafficTaskConfig {
  readonly traffic: GatewayTrafficSource;
  readonly store: Pick<LogStore, 'recordTraffic'>;
  readonly keep: KeepPoll;
}

/** Reads the Pooler's own metrics into the history of its traffic. */
export function createTrafficTask({ traffic, store, keep }: TrafficTaskConfig): PollTask {
  return {
    id: 'traffic',
    intervalMs: INTERVALS_MS.traffic,
    async run() {
      const outcome = await traffic.read();
      if (outcome.kind !== 'ok') return keep('traffic', outcome, [], '');
      await store.recordTraffic(outcome.value);
      const okDetail = outcome.value.interleaved
        ? 'Several nodes answer behind one address, so their counters cannot be compared'
        : 'Gateway metrics read';
      return keep('traffic', outcome, [], okDetail);
    },
  };
}
