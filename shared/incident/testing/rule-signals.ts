import type { Signal } from '../../signals/signal.ts';
import { everySignal } from './troubles.ts';

/** One or more firing signals of every rule there is. */
export const ALL_SIGNALS: readonly Signal[] = everySignal();

/** Those of some rules, in the order the rules found them. */
export function ofRule(...rules: readonly string[]): Signal[] {
  return ALL_SIGNALS.filter(({ rule }) => rules.includes(rule));
}

/** What an alert or a change is called, before the name of its target. */
function describedAs({ subject }: Signal): string {
  if (subject.kind !== 'alert' && subject.kind !== 'audit') return '';
  return /^.* (?:on|at) /.exec(subject.label)?.[0] ?? '';
}

/** So many signals like the first of a rule, each about a subject of its own: `example-1`, `example-2`... */
export function crowdOf(rule: string, count: number): Signal[] {
  const [first] = ofRule(rule);
  if (first === undefined) return [];
  return Array.from({ length: count }, (_, index) =>
    relabelled(first, `n${index + 1}`, `${describedAs(first)}example-${index + 1}`),
  );
}

/** A signal about another subject, in all that it says. */
export function relabelled(signal: Signal, id: string, label: string): Signal {
  const said = (text: string) => text.replaceAll(signal.subject.label, () => label);
  return {
    ...signal,
    id: `${signal.rule}:${id}`,
    subject: { ...signal.subject, id, label },
    title: said(signal.title),
    impact: said(signal.impact),
    nextCheck: said(signal.nextCheck),
  };
}
