import { exportRules } from '../../shared/slo/rules-export.ts';
import { openDataDirectory } from '../profiles/data-directory.ts';
import { isSelector } from '../sources/metrics/promql.ts';
import { loadSloCatalogue } from '../workspace/slo-catalogue.ts';
import { MisuseError, type RulesArguments } from './arguments.ts';

/**
 * Prints the SLO catalogue of the data directory as a rules file for the operator's own Prometheus and returns the
 * exit code. It is configuration that names selectors, not released text: its header says so, and nothing checks it
 * for leaks. Throws `MisuseError` for a selector that is no list of label matchers.
 */
export function runRules({ selector, dataDirectory }: RulesArguments): number {
  if (!isSelector(selector)) {
    throw new MisuseError('--selector takes label matchers, like job="codex".');
  }
  const catalogue = loadSloCatalogue(openDataDirectory(dataDirectory));
  process.stdout.write(exportRules(catalogue, selector));
  return 0;
}
