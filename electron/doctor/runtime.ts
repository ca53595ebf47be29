import type { CheckStep } from '../../shared/api/check-step.ts';
import { fine, timedStep, wrong } from './timed-step.ts';

/** What the console runs on, as plain facts. */
export interface Machine {
  readonly nodeVersion: string;
  /** Null outside the desktop window. */
  readonly electronVersion: string | null;
  /** An executable is on this machine. */
  readonly hasElectron: boolean;
  readonly hasDisplay: boolean;
}

/** better-sqlite3 13 needs it, and TypeScript sources run as they are from 22.18 on. */
const OLDEST_NODE = [22, 18] as const;

function isOldNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}

function electronWords({ electronVersion, hasElectron, hasDisplay }: Machine): string {
  if (electronVersion !== null) return `This is the desktop window, Electron ${electronVersion}.`;
  if (!hasElectron) {
    return 'Not found, so the console opens in a browser: npm start downloads it where its mirror can be reached.';
  }
  return hasDisplay
    ? 'Found; npm start opens a window.'
    : 'Found, but there is no display, so the console opens in a browser.';
}

/** Node and Electron. That there is no Electron is no fault: the browser door does the same. */
export async function* runtimeSteps(machine: Machine, nowMs: () => number): AsyncGenerator<CheckStep> {
  yield timedStep('Node', nowMs, () =>
    isOldNode(machine.nodeVersion)
      ? wrong(
          `Node ${machine.nodeVersion} is too old. Start the console through npm, which takes the project's own.`,
        )
      : fine(`Node ${machine.nodeVersion}.`),
  );
  yield timedStep('Electron', nowMs, () => fine(electronWords(machine)));
}
