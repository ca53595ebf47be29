import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { Look } from '../../components/look.ts';

/** One incident of the Pooler's own alerting as the table shows it. */
export type AlertView = ApiOutputs['alerts']['page']['rows'][number];

const SEVERITIES: Readonly<Record<string, Look>> = {
  critical: { tone: 'degraded', icon: 'octagon' },
  warning: { tone: 'watch', icon: 'triangle' },
  info: { tone: 'info', icon: 'dot' },
};

/** The Pooler's own ladder; it is shown, not translated into the console's. */
export function alertLook({ severity }: AlertView['alert']): Look {
  return SEVERITIES[severity] ?? { tone: 'unknown', icon: 'question' };
}

/** `pool_no_usable_assignments` as people read it. */
export function ruleWords(kind: string): string {
  return kind.replaceAll('_', ' ');
}
