import { useQuery } from '@tanstack/react-query';
import type { ApiOutputs } from '../../../shared/api/router.ts';
import { api } from '../../api/client.ts';
import { Panel } from '../../components/panel.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { ruleWords } from './alert-words.ts';
import classes from './alerts.module.css';

const COLUMNS = ['Rule', 'Severity', 'State', 'Scope', 'Threshold', 'Cooldown'] as const;

type Rule = ApiOutputs['alerts']['rules']['rules'][number]['rule'];

function thresholdWords(rule: Rule): string {
  const parts = [
    rule.thresholdUsedPercent === null ? null : `${rule.thresholdUsedPercent} % used`,
    rule.minUsableAssignments === null ? null : `fewer than ${rule.minUsableAssignments} usable`,
    rule.targetState === null ? null : ruleWords(rule.targetState),
    rule.windowSelector === null ? null : ruleWords(rule.windowSelector),
    rule.model,
    rule.routeClass,
  ];
  return parts.filter((part) => part !== null).join(', ') || 'none';
}

/** The rules of the Pooler's own alerting. Their typed names are not kept. */
export function AlertRules() {
  const rules = useQuery(api.alerts.rules.queryOptions()).data?.rules ?? [];
  if (rules.length === 0) return null;
  return (
    <div className={classes.rules}>
      <Panel title="Rules" aside={<span>{rules.length} defined</span>}>
        <WideTable label="alert rules of the Pooler" columns={COLUMNS}>
          <tbody>
            {rules.map(({ rule, poolLabel }) => (
              <tr key={rule.id}>
                <th scope="row">{ruleWords(rule.ruleKind)}</th>
                <td>{rule.severity}</td>
                <td>{rule.state}</td>
                <td>{poolLabel ?? ruleWords(rule.scopeType)}</td>
                <td>{thresholdWords(rule)}</td>
                <td>{rule.cooldownMinutes} min</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </Panel>
    </div>
  );
}
