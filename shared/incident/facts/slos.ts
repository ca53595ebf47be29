import { sloValueText } from '../../signals/rules/slo-verdicts.ts';
import type { Signal } from '../../signals/signal.ts';
import type { BudgetResult } from '../../slo/budget-result.ts';
import type { LaneResult, SloResult, SloRowResult } from '../../slo/result.ts';
import { formatShare } from '../../slo/wording.ts';
import { heldText, uncapitalised } from '../wording.ts';
import { crowdFact, crowdOfOne } from './crowd.ts';
import type { Fact, Scene } from './fact.ts';

/** More rows or lanes than this are counted instead of given with their figures. */
export const MOST_WITH_FIGURES = 2;

/** A window with less than this share seen is said to be incomplete. Own threshold. */
const COVERED = 0.99;

/** A figure rests on something, however little of its window has been seen. */
function seenText(coverage: number): string {
  return coverage < 0.001 ? 'under 0.1 %' : formatShare(coverage);
}

function rowNote({ target, unit, verdict, coverage }: SloRowResult): string {
  return [
    target === null ? 'relative target' : `target ${sloValueText(target, unit)}`,
    ...(verdict === 'assumed breach' ? ['under a named assumption'] : []),
    ...(coverage !== null && coverage < COVERED ? [`${seenText(coverage)} of the window seen`] : []),
  ].join(', ');
}

interface Figures {
  readonly text: string;
  readonly measure: string | null;
  readonly level: number;
}

function rowFigures(row: SloRowResult): Figures {
  const measure = sloValueText(row.estimate, row.unit);
  const where = row.estimate === null ? 'outside its band' : `at ${measure}`;
  return {
    text: `${row.id} ${where} over ${row.window} (${rowNote(row)})`,
    measure: row.estimate === null ? null : measure,
    // A row that breaches is on the wrong side of its target: farther is worse, whichever side that is.
    level: row.estimate === null || row.target === null ? 0 : Math.abs(row.estimate - row.target),
  };
}

function laneFigures({ id, estimate, threshold, unit }: LaneResult): Figures {
  const measure = sloValueText(estimate, unit);
  return {
    text: `alert lane ${id} at ${measure} (threshold ${sloValueText(threshold, unit)})`,
    measure,
    level: estimate ?? 0,
  };
}

function burnFigures({ id, alerts }: BudgetResult): Figures {
  const [worst] = alerts
    .filter(({ condition }) => condition === 'true')
    .toSorted((a, b) => b.factor - a.factor);
  if (worst === undefined || worst.longRate === null)
    return unmeasured(`error budget of ${id} burning too fast`);
  const measure = `${Number(worst.longRate.toPrecision(3))}x`;
  const limit = `${worst.action === 'page' ? 'pages' : 'a ticket'} above ${worst.factor}x`;
  return {
    text: `error budget of ${id} burning at ${measure} over ${worst.long} (${limit})`,
    measure,
    level: worst.longRate,
  };
}

function dipFigures(label: string, { estimate, threshold }: LaneResult): Figures {
  if (estimate === null) return unmeasured(`${label} below its floor`);
  const measure = formatShare(estimate);
  return { text: `${label} at ${measure} (floor ${formatShare(threshold)})`, measure, level: -estimate };
}

function unmeasured(text: string): Figures {
  return { text, measure: null, level: 0 };
}

/** By rule: how a trouble that is over reads, and what many of a kind are called. */
const KINDS: Readonly<Record<string, { readonly over: (label: string) => string; readonly many: string }>> = {
  'slo.breach': {
    over: (label) => `${label} outside its band`,
    many: 'SLO rows outside their bands',
  },
  'slo.lane': {
    over: (label) => `alert lane ${label} firing`,
    many: 'alert lanes firing',
  },
  'budget.burn': {
    over: (label) => `error budget of ${label} burning too fast`,
    many: 'error budgets burning too fast',
  },
  'floor.dip': {
    over: (label) => `${label} below its floor`,
    many: 'SLO rows below their floors',
  },
};

function presentFigures({ rule, subject }: Signal, slo: SloResult): Figures | null {
  const { rows, lanes, details } = slo;
  const row = rows.find(({ id }) => rule === 'slo.breach' && id === subject.id);
  if (row !== undefined) return rowFigures(row);
  const lane = lanes.find(({ id }) => rule === 'slo.lane' && id === subject.id);
  if (lane !== undefined) return laneFigures(lane);
  const budget = details?.budgets.find(({ id }) => rule === 'budget.burn' && id === subject.id);
  if (budget !== undefined) return burnFigures(budget);
  const dip = details?.dips.find(({ id }) => rule === 'floor.dip' && id === `dip.${subject.id}`);
  return dip === undefined ? null : dipFigures(subject.label, dip);
}

/** Today's figures; a trouble that is over is told without them, for they have changed since. */
function figures(signal: Signal, { slo }: Scene): Figures {
  const present = signal.state === 'resolved' || slo === null ? null : presentFigures(signal, slo);
  const { rule, subject, title } = signal;
  return present ?? unmeasured(KINDS[rule]?.over(subject.label) ?? uncapitalised(title, subject.label));
}

/** Rows, lanes, budgets or floors in trouble: a few with their figures, many (`isCrowded`) as a count. */
export function sloFacts(rule: string, signals: readonly Signal[], scene: Scene, isCrowded: boolean): Fact[] {
  const facts = signals.map((signal): Fact => {
    const { text, ...rest } = figures(signal, scene);
    const held = heldText([signal], scene.presentMs);
    return { ...rest, key: signal.id, text: `${text}${held}`, signals: [signal] };
  });
  if (!isCrowded) return facts;
  if (facts.length === 1) return facts.map((fact) => crowdOfOne(rule, fact));
  return [crowdFact(rule, KINDS[rule]?.many ?? 'signals of codex-pdf', signals, scene.presentMs)];
}
