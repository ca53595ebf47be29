import type { WindowName } from '../windows.ts';

/** A multi-window burn alert: fires while both windows burn faster than the factor (slo-contract 7). */
export interface BurnAlert {
  readonly factor: number;
  readonly long: WindowName;
  /** A twelfth of the long one, so that the alert stops soon after recovery. */
  readonly short: WindowName;
  /** Share of the 30-day budget that is gone when the long window is full. */
  readonly budgetUsed: number;
  readonly action: 'page' | 'ticket';
  readonly source: string;
}

const WORKBOOK = 'Google SRE workbook, chapter 5, table of recommended parameters';

export const BURN_ALERTS: readonly BurnAlert[] = [
  { factor: 14.4, long: '1h', short: '5m', budgetUsed: 0.02, action: 'page', source: WORKBOOK },
  { factor: 6, long: '6h', short: '30m', budgetUsed: 0.05, action: 'page', source: WORKBOOK },
  {
    factor: 3,
    long: '1d',
    short: '2h',
    budgetUsed: 0.1,
    action: 'ticket',
    source: 'default of common rule generators, not in the workbook table',
  },
  { factor: 1, long: '3d', short: '6h', budgetUsed: 0.1, action: 'ticket', source: WORKBOOK },
];

/** Windows a burn rate is shown for, shortest first. */
export const BURN_WINDOWS: readonly WindowName[] = ['5m', '30m', '1h', '2h', '6h', '1d', '3d', '30d'];
