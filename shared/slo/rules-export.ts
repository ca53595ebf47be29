import { BURN_ALERTS, BURN_WINDOWS } from './catalogue/burn.ts';
import type { SloCatalogue } from './catalogue/catalogue.ts';
import { LANES } from './catalogue/lanes.ts';
import { type Readable, readable, type SloRow } from './catalogue/row.ts';
import { allowedShare, type Select, selecting } from './expressions.ts';
import { breachExpression, dipExpression, failureExpression, laneExpression } from './rule-expressions.ts';
import { promText, type Rule } from './rules-text.ts';

const HEADER = `# Prometheus recording and alerting rules of the SLO rows of codex-pdf.
# This file configures your own monitoring: it names your selectors and is not text to publish.
# Written by the Pooler Operator Console; write it anew after a change of the catalogue.
#
# SloBand fires where counters prove a breach (or a named assumption does); a row without a rule cannot be
# shown to breach by any expression. Rules know neither coverage nor interleaved workers (SLO-T1), and expect
# the service's label as \`endpoint\` (SLO-T11): look at the console before acting on a long window.
`;

/** The recorded share of failures of an availability row, by labels \`slo\` and \`window\`. */
const FAILURES = 'slo:failures:share';

/**
 * The catalogue as a rules file of Prometheus: failure shares recorded over every burn window, and alerts for bands,
 * burning budgets, sustained dips and lanes. \`selector\` is what chooses codex-pdf between the braces of a selector.
 */
export function exportRules(catalogue: SloCatalogue, selector: string): string {
  const codex = selecting(selector);
  const pooler = selecting(catalogue.poolerSelector ?? '');
  const sources = catalogue.rows.flatMap((row) => {
    const source = readable(row);
    return source === null ? [] : [{ row, source, select: row.group === 'pooler' ? pooler : codex }];
  });
  const of = (rules: (row: SloRow, source: Readable, select: Select) => Rule[]) =>
    sources.flatMap(({ row, source, select }) => rules(row, source, select));
  return promText(HEADER, [
    { name: 'slo-budgets', rules: [...of(recordings), ...of(burnAlerts)] },
    { name: 'slo-bands', rules: of(bandAlert) },
    { name: 'slo-dips', rules: of(dipAlert) },
    { name: 'slo-lanes', rules: laneAlerts(codex) },
  ]);
}

function recordings({ id }: SloRow, source: Readable, select: Select): Rule[] {
  return BURN_WINDOWS.flatMap((window) => {
    const expression = failureExpression(source, select, window);
    return expression === null ? [] : [{ record: FAILURES, expression, labels: { slo: id, window } }];
  });
}

function burnAlerts({ id }: SloRow, source: Readable, select: Select): Rule[] {
  if (failureExpression(source, select, '5m') === null) return [];
  return BURN_ALERTS.map(({ factor, long, short, action }) => {
    const above = (window: string) =>
      `${FAILURES}{slo="${id}",window="${window}"} > ${factor} * ${allowedShare(source.target)}`;
    return {
      alert: 'SloBudgetBurn',
      expression: `${above(long)}\nand on (slo) ${above(short)}`,
      labels: { slo: id, severity: action, factor: `${factor}` },
      summary: `The error budget of ${id} burns more than ${factor} times too fast over ${long} and ${short}.`,
    };
  });
}

function bandAlert(row: SloRow, source: Readable, select: Select): Rule[] {
  const expression = breachExpression(row, source, select);
  return expression === null
    ? []
    : [
        {
          alert: 'SloBand',
          expression,
          labels: { slo: row.id, severity: 'ticket' },
          summary: `${row.id} is outside its band over ${row.window}.`,
        },
      ];
}

function dipAlert({ id }: SloRow, source: Readable, select: Select): Rule[] {
  const dip = dipExpression(source, select);
  return dip === null
    ? []
    : [
        {
          alert: 'SloDip',
          expression: dip.expression,
          holdMs: dip.holdMs,
          labels: { slo: id, severity: 'ticket' },
          summary: `${id} stays below its floor.`,
        },
      ];
}

function laneAlerts(select: Select): Rule[] {
  return LANES.flatMap((lane) => {
    const expression = laneExpression(lane, select);
    return expression === null
      ? []
      : [
          {
            alert: 'SloLane',
            expression,
            holdMs: lane.holdMs,
            labels: { lane: lane.id, severity: lane.kind === 'failing' ? 'page' : 'ticket' },
            summary: `The alert lane ${lane.id} fires.`,
          },
        ];
  });
}
