import type { CheckStep } from '../../shared/api/check-step.ts';
import type { ConsoleState } from '../../shared/api/ports.ts';
import type { SourceState, SourceStatus } from '../../shared/metadata/source.ts';
import { SOURCE_WORDS } from '../../shared/metadata/source-words.ts';
import { CALLS_PER_MINUTE } from '../polling/call-budget.ts';
import { type Found, fine, timedStep, wrong } from './timed-step.ts';

/** The active connection at work. */
export interface Observed {
  readState(): Promise<ConsoleState>;
  /** How many calls have begun within the last minute. */
  callsSpent(): number;
}

/** States in which a source is as it was set up to be; in the others something it should tell is not told. */
const AS_SET_UP: ReadonlySet<SourceState> = new Set(['live', 'inferred', 'not configured', 'not exposed']);

function ageWords(ageMs: number | null): string {
  if (ageMs === null) return 'never read';
  const seconds = Math.round(ageMs / 1000);
  return seconds < 120 ? `read ${seconds} s ago` : `read ${Math.round(seconds / 60)} min ago`;
}

function sentence({ state, ageMs, detail }: SourceStatus): string {
  const isRead = state !== 'not configured' && state !== 'inferred';
  const end = /[.!?]$/.test(detail) ? '' : '.';
  return `${state}${isRead ? `, ${ageWords(ageMs)}` : ''}. ${detail}${end}`;
}

function judge(source: SourceStatus): Found {
  if (source.state === 'waiting') return wrong('Not read yet. Run the checks again in a minute.');
  return AS_SET_UP.has(source.state) ? fine(sentence(source)) : wrong(sentence(source));
}

function budget(spent: number): Found {
  const words = `${spent} of ${CALLS_PER_MINUTE} calls of the last minute used`;
  return spent < CALLS_PER_MINUTE
    ? fine(`${words}.`)
    : wrong(`${words}: further reads wait. Back-fill a shorter span, or pause it.`);
}

/** Every source of the active connection with its state, its age and how its last reading ended; then the call budget. */
export async function* sourceSteps(
  { readState, callsSpent }: Observed,
  nowMs: () => number,
): AsyncGenerator<CheckStep> {
  const { sources } = await readState();
  for (const source of sources.filter(({ state }) => state !== 'not built')) {
    yield timedStep(`Source: ${SOURCE_WORDS[source.id]}`, nowMs, () => judge(source));
  }
  yield timedStep('Call budget', nowMs, () => budget(callsSpent()));
}
