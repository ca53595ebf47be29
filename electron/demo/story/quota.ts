import type { QuotaWindowRow } from '../pooler/world.ts';
import type { UpstreamPart } from './cast.ts';
import { STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';

const MINUTE_MS = 60_000;

/**
 * The quota windows of an upstream at a story time in ms; `startMs` and `observedAtMs`, when the Pooler last
 * looked, are Unix ms. Upstream 03 has a window as long as the story, so that its quota runs out and resets in it;
 * before the story it never runs dry.
 */
export function quotaWindows(
  part: UpstreamPart,
  elapsedMs: number,
  startMs: number,
  observedAtMs: number,
): readonly QuotaWindowRow[] {
  if (part.appetite < 100) {
    return [300, 10_080].map((minutes) => slowWindow(part, minutes, startMs + elapsedMs, observedAtMs));
  }
  const sinceReset = positiveModulo(elapsedMs - STORY_EVENTS.recoveryAtMs, STORY_LENGTH_MS);
  const runsFor = STORY_EVENTS.quotaAtMs + STORY_LENGTH_MS - STORY_EVENTS.recoveryAtMs;
  const most = elapsedMs < 0 ? 80 : 100;
  const usedPercent = oneDecimal(Math.min(most, (most * sinceReset) / runsFor));
  return [
    window('account_primary', STORY_LENGTH_MS / MINUTE_MS, {
      usedPercent,
      resetAtMs: startMs + elapsedMs - sinceReset + STORY_LENGTH_MS,
      observedAtMs,
    }),
    slowWindow({ ...part, appetite: 66 }, 10_080, startMs + elapsedMs, observedAtMs),
  ];
}

/** A window that fills evenly to the upstream's appetite and starts again at its reset. */
function slowWindow(
  part: UpstreamPart,
  minutes: number,
  nowMs: number,
  observedAtMs: number,
): QuotaWindowRow {
  const lengthMs = minutes * MINUTE_MS;
  // Each upstream's windows begin at another moment, as accounts do that were added on different days.
  const offsetMs = (part.number * lengthMs) / 10;
  const sinceReset = positiveModulo(nowMs - offsetMs, lengthMs);
  return window(minutes === 300 ? 'account_primary' : 'account_secondary', minutes, {
    usedPercent: oneDecimal((part.appetite * sinceReset) / lengthMs),
    resetAtMs: nowMs - sinceReset + lengthMs,
    observedAtMs,
  });
}

function window(
  kind: string,
  windowMinutes: number,
  evidence: Pick<QuotaWindowRow, 'resetAtMs' | 'observedAtMs'> & { readonly usedPercent: number },
): QuotaWindowRow {
  return {
    kind,
    scope: 'account',
    family: 'account',
    model: null,
    upstreamModel: null,
    windowMinutes,
    activeLimit: 1_000,
    credits: Math.round(1_000 - evidence.usedPercent * 10),
    sourcePrecision: 'observed',
    ...evidence,
  };
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

function positiveModulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
