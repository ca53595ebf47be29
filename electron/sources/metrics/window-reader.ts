import type { Families } from './families.ts';
import type { ReadFailure } from './http-read.ts';
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

/** Reads windows one query each, one after the other, so that a refresh never takes more than one slot of the server. */
export function createWindowReader(api: PrometheusApi, families: Families): WindowReader {
  const held = new Map<string, WindowAnswer>();

  return {
    async read(selector, windowsMs, endMs, dialect) {
      const windows: WindowAnswer[] = [];
      const failures: { readonly windowMs: number; readonly failure: ReadFailure }[] = [];
      let partial = false;
      for (const windowMs of windowsMs) {
        const query = windowQuery(selector, windowMs, families, dialect);
        const before = held.get(query);
        if (before !== undefined && isFresh(before, endMs)) {
          windows.push(before);
          continue;
        }
        const result = await api.vector(query, endMs);
        const answer = readWindowAnswer(windowMs, endMs, result.kind === 'ok' ? result.value : [], families);
        windows.push(answer);
        if (result.kind !== 'ok') failures.push({ windowMs, failure: result });
        else if (result.partial) partial = true;
        else held.set(query, answer);
      }
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
