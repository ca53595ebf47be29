import type { Operator } from '../../metadata/access.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import type { Finding } from '../signal.ts';

/** A password that had to be changed a week ago will not be, ms. Own threshold. */
const PASSWORD_OVERDUE_MS = 7 * 24 * 60 * 60_000;

interface OperatorRule {
  readonly rule: Finding['rule'];
  readonly matches: (operator: Operator, nowMs: number) => boolean;
  readonly title: (label: string) => string;
  readonly impact: string;
  readonly nextCheck: (label: string) => string;
  readonly evidence: string;
}

const OPERATOR_RULES: readonly OperatorRule[] = [
  {
    rule: 'operator.password_overdue',
    matches: ({ passwordChangeRequired, updatedAtMs }, nowMs) =>
      passwordChangeRequired && nowMs - updatedAtMs >= PASSWORD_OVERDUE_MS,
    title: (label) => `${label} has not changed a temporary password for a week`,
    impact: 'A password that someone else has seen still opens the admin pages; traffic is not affected',
    nextCheck: (label) => `Ask whether ${label} still needs access, and deactivate the account if not`,
    evidence: 'password change required',
  },
  {
    rule: 'operator.totp_off',
    matches: ({ totpStatus, everLoggedIn }) => totpStatus === 'disabled' && everLoggedIn,
    title: (label) => `${label} signs in without a second factor`,
    impact: 'A password alone opens the admin pages of the Pooler; traffic is not affected',
    nextCheck: (label) => `Ask ${label} to enrol a second factor`,
    evidence: 'second factor disabled',
  },
];

/** Active operators whose sign-in an owner should look at (pooler-contract 2.6, 3.10). Only an owner's token lists them. */
export function operatorStanding(input: SignalInput): Finding[] {
  return input.picture.operators
    .filter(({ status }) => status === 'active')
    .flatMap((operator) =>
      OPERATOR_RULES.filter(({ matches }) => matches(operator, input.nowMs)).map((rule) =>
        found(input, {
          rule: rule.rule,
          severity: 'info',
          security: true,
          subject: { kind: 'operator', id: operator.id, label: operator.label },
          title: rule.title(operator.label),
          impact: rule.impact,
          nextCheck: rule.nextCheck(operator.label),
          restsOn: ['operators'],
          evidence: [{ source: 'operators', text: rule.evidence }],
        }),
      ),
    );
}
