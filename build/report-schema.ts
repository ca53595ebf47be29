// `npm run report-schema`: writes the JSON Schema of `report --json` beside the zod schema it is generated from.
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { reportSchema } from '../shared/api/report.ts';
import { projectPath } from './renderer-options.ts';

/** Where the schema is kept. */
export const REPORT_SCHEMA_PATH = projectPath('shared/api/report.schema.json');

/** The whole file, with its closing line break. */
export function reportSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(reportSchema), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(REPORT_SCHEMA_PATH, reportSchemaText());
