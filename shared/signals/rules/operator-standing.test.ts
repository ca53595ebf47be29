import type { Operator } from '../../metadata/access.ts';
import { DAY_MS, operator } from '../../metadata/testing/access-records.ts';
import { NOW_MS, picture } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput } from '../testing/signals.ts';
import { operatorStanding } from './operator-standing.ts';

const withOperator = (change: Partial<Operator>) =>
  signalInput({ picture: picture({ operators: [operator('o1', change)] }) });
const waiting = (ms: number, change: Partial<Operator> = {}) =>
  withOperator({ passwordChangeRequired: true, updatedAtMs: NOW_MS - ms, ...change });

testRule({
  rule: 'operator.password_overdue',
  of: operatorStanding,
  fires: waiting(30 * DAY_MS),
  saying: { id: 'operator.password_overdue:o1', severity: 'info', security: true, audience: 'owner' },
  silent: waiting(30 * DAY_MS, { status: 'disabled' }),
  threshold: [waiting(7 * DAY_MS - 1), waiting(7 * DAY_MS)],
  restsOn: ['operators'],
});

testRule({
  rule: 'operator.totp_off',
  of: operatorStanding,
  fires: withOperator({ totpStatus: 'disabled' }),
  saying: { security: true, title: 'operator-o1 signs in without a second factor' },
  silent: withOperator({}),
  threshold: [
    withOperator({ totpStatus: 'disabled', everLoggedIn: false }),
    withOperator({ totpStatus: 'disabled', everLoggedIn: true }),
  ],
  restsOn: ['operators'],
});
