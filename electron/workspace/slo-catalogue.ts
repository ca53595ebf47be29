import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../../shared/api/operator-error.ts';
import { PUBLISHED_CATALOGUE, type SloCatalogue } from '../../shared/slo/catalogue/catalogue.ts';
import { readCatalogue } from '../../shared/slo/catalogue/file.ts';

/**
 * The SLO rows this data directory asks for: the published ones, and what `slo-catalogue.json` changes and adds.
 * Throws an `OperatorError` that names line and field of a file that cannot be used.
 */
export function loadSloCatalogue(dataDirectory: string): SloCatalogue {
  const path = join(dataDirectory, 'slo-catalogue.json');
  if (!existsSync(path)) return PUBLISHED_CATALOGUE;
  const reading = readCatalogue(readFileSync(path, 'utf8'));
  if (reading.kind === 'ok') return reading.catalogue;
  throw new OperatorError(
    `The SLO catalogue ${path} cannot be read: line ${reading.line}, ${reading.field}: ${reading.message} ` +
      'Correct it, or move it away to judge the published rows only.',
  );
}
