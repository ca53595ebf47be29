import { useSessionStorage } from '@mantine/hooks';
import { z } from 'zod';

/** How many days back a chart looks. */
export const HISTORY_DAYS = [1, 7, 30] as const;

const choiceSchema = z.strictObject({
  days: z.union(HISTORY_DAYS.map((days) => z.literal(days))),
  /** Values of an hour each, or of the window the row is judged over. */
  over: z.enum(['hour', 'judged']),
  clock: z.enum(['utc', 'local']),
});
export type HistoryChoice = z.infer<typeof choiceSchema>;

const FIRST_CHOICE: HistoryChoice = { days: 7, over: 'hour', clock: 'utc' };

function storedChoice(stored: string | undefined): HistoryChoice {
  try {
    return choiceSchema.parse(JSON.parse(stored ?? ''));
  } catch {
    return FIRST_CHOICE;
  }
}

/** What charts over time show: the same on every row's page, for as long as the tab is open. */
export function useHistoryChoice() {
  return useSessionStorage<HistoryChoice>({
    key: 'slo-history',
    defaultValue: FIRST_CHOICE,
    getInitialValueInEffect: false,
    deserialize: storedChoice,
  });
}
