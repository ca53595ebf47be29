import type { Fault } from './fault.ts';
import type { MetricsExposure, SimulatorState } from './simulator-state.ts';
import type { WorldHandle } from './world.ts';

/** What a test or the demo may do to a running simulator. */
export interface PoolerControl {
  readonly world: WorldHandle;
  setFault(fault: Fault): void;
  setMetricsExposure(exposure: MetricsExposure): void;
  /** Makes a token for the operator with this handle and hands it over once; throws when there is none. */
  issueToken(operatorHandle: string): string;
  /** Keeps every admitted MCP call waiting until the returned function is called: fills the bulkhead. */
  holdCalls(): () => void;
}

/** Creates the control of a simulator's state. */
export function createControl(state: SimulatorState): PoolerControl {
  return {
    world: state.world,
    setFault(fault) {
      state.fault = fault;
    },
    setMetricsExposure(exposure) {
      state.metricsExposure = exposure;
    },
    issueToken(operatorHandle) {
      const operator = state.world.read().operators.find((row) => row.handle === operatorHandle);
      if (operator === undefined) throw new Error(`no operator has the handle ${operatorHandle}`);
      return state.tokens.issue(operator.id);
    },
    holdCalls() {
      const { promise, resolve } = Promise.withResolvers<void>();
      state.hold = promise;
      return resolve;
    },
  };
}
