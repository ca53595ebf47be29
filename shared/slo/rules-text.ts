import { WINDOW_MS } from './windows.ts';

interface RuleBase {
  readonly expression: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** A recording rule or an alerting one, before it is text. */
export type Rule =
  | (RuleBase & { readonly record: string })
  | (RuleBase & {
      readonly alert: string;
      /** How long the expression must hold, ms. */
      readonly holdMs?: number;
      readonly summary: string;
    });

interface RuleGroup {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** How often the rules are evaluated: four times within the shortest window's lookback. */
const INTERVAL = '1m';

/** A rules file in YAML; strings are written as JSON, which YAML reads alike. Groups without rules are left out. */
export function promText(header: string, groups: readonly RuleGroup[]): string {
  const lines = groups
    .filter(({ rules }) => rules.length > 0)
    .flatMap(({ name, rules }) => [
      `  - name: ${JSON.stringify(name)}`,
      `    interval: ${INTERVAL}`,
      '    rules:',
      ...rules.flatMap(ruleLines),
    ]);
  return `${header}groups:\n${lines.join('\n')}\n`;
}

function ruleLines(rule: Rule): string[] {
  const isAlert = 'alert' in rule;
  return [
    isAlert ? `      - alert: ${rule.alert}` : `      - record: ${rule.record}`,
    '        expr: |-',
    ...rule.expression.split('\n').map((line) => `          ${line}`),
    ...(isAlert && rule.holdMs !== undefined
      ? [`        for: ${rule.holdMs / (WINDOW_MS['1h'] / 60)}m`]
      : []),
    '        labels:',
    ...Object.entries(rule.labels).map(([name, value]) => `          ${name}: ${JSON.stringify(value)}`),
    ...(isAlert ? ['        annotations:', `          summary: ${JSON.stringify(rule.summary)}`] : []),
  ];
}
