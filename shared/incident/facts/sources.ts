import type { Signal } from '../../signals/signal.ts';
import { heldText, named } from '../wording.ts';
import type { Fact, Scene } from './fact.ts';

/** What stands before the source's name: while it lasts, and once it is over. */
const WORDS: Readonly<Record<string, readonly [lasting: string, over: string]>> = {
  'source.failing': ['the console has been unable to read', 'the console was unable to read'],
  'source.refused': ['the console has been refused access to', 'the console was refused access to'],
  'source.truncated': ['the console has read only a part of', 'the console read only a part of'],
  'source.gap': ['the console has not fetched all rows of', 'the console had not fetched all rows of'],
  'source.stale': ['the console has had no new data on', 'the console had no new data on'],
};

/** True for what is told of several sources in one breath. */
export function isSourceFact(rule: string): boolean {
  return rule in WORDS;
}

const OTHERWISE = ['the console has had no current data on', 'the console had no current data on'] as const;

/** The console's own trouble of one kind with its sources. */
export function sourceFact(rule: string, signals: readonly Signal[], { presentMs }: Scene): Fact {
  const [lasting, over] = WORDS[rule] ?? OTHERWISE;
  const isOver = signals.every(({ state }) => state === 'resolved');
  const names = named(
    signals.map(({ subject }) => subject.label),
    'source',
  );
  return {
    key: rule,
    text: `${isOver ? over : lasting} ${names}${heldText(signals, presentMs)}`,
    measure: `${signals.length}`,
    level: signals.length,
    signals,
  };
}
