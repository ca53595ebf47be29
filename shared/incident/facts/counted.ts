import type { Signal } from '../../signals/signal.ts';
import { heldText, momentText } from '../wording.ts';
import { crowdFact } from './crowd.ts';
import type { Fact, Scene } from './fact.ts';

/** What one and many subjects of a rule are called, and how the time of their trouble is told. */
interface Words {
  readonly one: string;
  readonly many: string;
  /** `moment` where something happened, `none` where only the calendar moves; else it is said since when it lasts. */
  readonly time?: 'moment' | 'none';
}

const WORDS: Readonly<Record<string, Words>> = {
  'key.paused': { one: 'API key paused', many: 'API keys paused', time: 'moment' },
  'key.revoked': { one: 'API key revoked', many: 'API keys revoked', time: 'moment' },
  'key.expired': { one: 'API key expired', many: 'API keys expired', time: 'moment' },
  'key.expiring': {
    one: 'API key that expires within 7 days',
    many: 'API keys that expire within 7 days',
    time: 'none',
  },
  'key.never_used': { one: 'API key never used', many: 'API keys never used', time: 'none' },
  'operator.password_overdue': {
    one: 'operator with a temporary password for more than a week',
    many: 'operators with a temporary password for more than a week',
  },
  'operator.totp_off': {
    one: 'operator without a second factor',
    many: 'operators without a second factor',
  },
  'invite.expiring': { one: 'invite about to expire', many: 'invites about to expire', time: 'none' },
  'invite.expired': { one: 'invite expired unused', many: 'invites expired unused', time: 'moment' },
  'audit.account_change': {
    one: 'change of credentials',
    many: 'changes of credentials',
    time: 'moment',
  },
  'audit.role_change': { one: 'change of operators', many: 'changes of operators', time: 'moment' },
  'audit.invite_change': { one: 'change of invites', many: 'changes of invites', time: 'moment' },
  'audit.mcp_change': { one: 'change of MCP access', many: 'changes of MCP access', time: 'moment' },
  'audit.key_change': { one: 'change of API keys', many: 'changes of API keys', time: 'moment' },
  'audit.settings_change': {
    one: 'change of system settings',
    many: 'changes of system settings',
    time: 'moment',
  },
  'setting.changed': {
    one: 'setting family changed',
    many: 'setting families changed',
    time: 'moment',
  },
  'setting.secret_changed': {
    one: 'stored secret changed',
    many: 'stored secrets changed',
    time: 'moment',
  },
  'setting.secret_unavailable': {
    one: 'stored secret that cannot be used',
    many: 'stored secrets that cannot be used',
  },
};

/** True for a rule whose subjects are counted and named, up to three. */
export function isCounted(rule: string): boolean {
  return rule in WORDS;
}

function whenText(signals: readonly Signal[], { time }: Words, presentMs: number): string {
  if (time === 'none') return '';
  return time === 'moment' ? momentText(signals, presentMs) : heldText(signals, presentMs);
}

/** The subjects of one rule as a count with up to three names: `2 API keys expired (a and b), the first at 10:05 UTC`. */
export function countedFact(rule: string, signals: readonly Signal[], { presentMs }: Scene): Fact {
  const words = WORDS[rule] ?? { one: 'trouble', many: 'troubles' };
  const what = signals.length === 1 ? words.one : words.many;
  return crowdFact(rule, what, signals, presentMs, { when: whenText(signals, words, presentMs) });
}
