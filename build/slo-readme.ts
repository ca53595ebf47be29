// `node build/slo-readme.ts`: writes what can be trusted of each published SLO row, from the catalogue.
import { writeFileSync } from 'node:fs';
import { GROUP_NAMES, rowLabel } from '../shared/slo/catalogue/label.ts';
import type { SloRow } from '../shared/slo/catalogue/row.ts';
import { PUBLISHED_ROWS } from '../shared/slo/catalogue/rows.ts';
import { decidableBy } from '../shared/slo/decidable.ts';
import type { Measurability } from '../shared/slo/result.ts';
import { formatSeconds, formatShare } from '../shared/slo/wording.ts';
import { projectPath } from './renderer-options.ts';

/** Where the page is kept. */
export const SLO_README_PATH = projectPath('shared/slo/ROWS.md');

const TRUST: Record<Measurability, string> = {
  exact: 'yes, counted exactly',
  bounded: 'within bounds',
  assumption: 'under a named assumption',
  'not measurable': 'no',
};

/** A catalogue file that shows every field. */
export const EXAMPLE_CATALOGUE = `{
  "version": 1,
  "targets": { "latency.extract.warm.p95": 0.25, "availability.extract": 0.995 },
  "rows": [
    {
      "id": "own.extract.refused",
      "service": "codex-pdf",
      "surface": "POST /v1/extract",
      "rule": "At most 5 % of extracts are refused as bad input.",
      "window": "1d",
      "share": {
        "part": { "metric": "codex_api_requests_total", "where": { "endpoint": ["extract"], "status": ["400", "413"] } },
        "of": { "metric": "codex_api_requests_total", "where": { "endpoint": ["extract"] } },
        "counts": "failures",
        "atLeast": 0.95
      }
    },
    {
      "id": "own.stage.extract.p95",
      "service": "codex-pdf",
      "surface": "Stage extract",
      "rule": "The p95 of the stage is at most 2.5 s.",
      "window": "1d",
      "quantile": {
        "histogram": { "metric": "codex_api_stage_seconds", "where": { "stage": ["extract"] } },
        "q": 0.95,
        "atMostSeconds": 2.5
      }
    }
  ],
  "pooler": { "selector": "job=\\"codex-pooler\\"", "defaults": true }
}`;

const OWN_ROWS = `## Your own rows and targets

A file \`slo-catalogue.json\` in the data directory changes targets and adds rows on any counter or histogram; a mistake in it is named by line and field at the start. Targets are in the row's unit: shares 0..1, seconds, USD. With \`pooler\` a starting set of rows on the Pooler's own metrics is judged too, read from the same metrics server; a direct scrape reads neither those nor counters beyond the published rows' own. The alert lanes keep the published thresholds.

\`\`\`json
${EXAMPLE_CATALOGUE}
\`\`\``;

/** The whole page, with its closing line break. */
export function sloReadmeText(): string {
  const groups = [...Map.groupBy(PUBLISHED_ROWS, ({ group }) => group)];
  const untrusted = PUBLISHED_ROWS.filter((row) => row.class === 'not measurable' || row.vacuousAsPublished);
  return `${[
    '# What can be trusted of each published SLO row',
    'Generated from the catalogue (`shared/slo/catalogue`) by `node build/slo-readme.ts`; a test keeps it up to date.',
    `codex-pdf publishes ${PUBLISHED_ROWS.length} rows. ${untrusted.length} of them cannot be read off its metrics, or always answer the same, as published; the console says so instead of showing a number. A verdict is never a boolean: what lies between two bucket edges, or mixes warm and cold requests, stays undecided unless counting proves it.`,
    ...groups.flatMap(([group, rows]) => [`## ${GROUP_NAMES[group]}`, table(rows)]),
    OWN_ROWS,
  ].join('\n\n')}\n`;
}

function table(rows: readonly SloRow[]): string {
  return [
    '| row | target | window | trusted here | why | what would decide it |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => {
      const cells = [
        `\`${row.id}\`<br>${rowLabel(row).replaceAll('*', '\\*')}`,
        targetText(row),
        row.window,
        `${TRUST[row.class]}${row.vacuousAsPublished ? ' (the published expression always answers 100 %)' : ''}`,
        [row.why, assumed(row)].filter((part) => part !== '').join(' '),
        decidableBy(row, PUBLISHED_ROWS).join(' ') || 'decided already',
      ];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    }),
  ].join('\n');
}

function targetText({ target, unit, direction }: SloRow): string {
  if (target === null) return 'relative';
  const value =
    unit === 'seconds' ? formatSeconds(target) : unit === 'usd' ? `${target} USD` : formatShare(target);
  return `${direction} ${value}`;
}

function assumed({ assumes }: SloRow): string {
  return [
    assumes.pass === null ? '' : `A pass assumes that ${assumes.pass}.`,
    assumes.breach === null ? '' : `A breach assumes that ${assumes.breach}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

if (import.meta.main) writeFileSync(SLO_README_PATH, sloReadmeText());
