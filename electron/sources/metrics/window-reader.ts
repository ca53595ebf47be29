import { createCallGate } from '../http/call-gate.ts';
import type { ReadFailure } from '../read-failure.ts';
import type { Families } from './families.ts';
import type { PrometheusApi } from './prometheus-api.ts';
import { type Dialect, promDuration, windowQuery } from './promql.ts';
import { readWindowAnswer, type WindowAnswer } from './window-answer.ts';

/**
 * A window's answer is used again until it is this fraction of the window old: 10 minutes of 30 days, 20 s of
 * a day. The longest windows cost a server nearly all the work and move the least; `endMs` says which moment
 * an answer is of.
 */
const REUSED_FOR = 1 / 4320;

interface WindowsRead {
  /** One answer per window asked for; an unread window is empty, with coverage 0. */
  readonly windows: readonly WindowAnswer[];
  /** Why windows could not be read, a sentence each. */
  readonly notes: readonly string[];
  /** The server warned that something may be missing. */
  readonly partial: boolean;
}

export interface WindowReader {
  /** Fails only when no window could be read, with the first reason. */
  read(
    selector: string,
    windowsMs: readonly number[],
    endMs: number,
    dialect: Dialect,
  ): Promise<WindowsRead | ReadFailure>;
}

/** While one answer is read here the server works on the next; a refresh never takes more slots of it than these. */
const QUERIES_IN_FLIGHT = 2;

interface WindowRead {
  readonly answer: WindowAnswer;
  readonly failure: ReadFailure | null;
  readonly partial: boolean;
}

/** Reads windows, one query each. */
export function createWindowReader(api: PrometheusApi, families: Families): WindowReader {
  const held = new Map<string, WindowAnswer>();

  return {
    async read(selector, windowsMs, endMs, dialect) {
      const gate = createCallGate(QUERIES_IN_FLIGHT);
      async function readWindow(windowMs: number): Promise<WindowRead> {
        const query = windowQuery(selector, windowMs, families, dialect);
        const before = held.get(query);
        if (before !== undefined && isFresh(before, endMs)) {
          return { answer: before, failure: null, partial: false };
        }
        const result = await gate(() => api.vector(query, endMs));
        const ok = result.kind === 'ok';
        const answer = readWindowAnswer(windowMs, endMs, ok ? result.value : [], families);
        if (ok && !result.partial) held.set(query, answer);
        return { answer, failure: ok ? null : result, partial: ok && result.partial };
      }

      const reads = await Promise.all(windowsMs.map(readWindow));
      const windows = reads.map(({ answer }) => answer);
      const partial = reads.some((read) => read.partial);
      const failures = reads.flatMap(({ answer: { windowMs }, failure }) =>
        failure === null ? [] : [{ windowMs, failure }],
      );
      const [first] = failures;
      if (first !== undefined && failures.length === windowsMs.length) return first.failure;
      const notes = failures.map(
        ({ windowMs, failure }) =>
          `The window of ${promDuration(windowMs)} could not be read: ${failure.detail}`,
      );
      return { windows, notes, partial };
    },
  };
}

function isFresh(answer: WindowAnswer, nowMs: number): boolean {
  const ageMs = nowMs - answer.endMs;
  return ageMs >= 0 && ageMs < answer.windowMs * REUSED_FOR;
}
