import { describe, expect, it } from 'vitest';
import { catalogueOf, PUBLISHED_CATALOGUE } from '../slo/catalogue/catalogue.ts';
import { ownRowSchema } from '../slo/catalogue/own-row-schema.ts';
import { catalogueOfSnapshot, keptCatalogue, keptCatalogueSchema } from './kept-catalogue.ts';

const OWN = ownRowSchema.parse({
  id: 'example.share',
  service: 'codex-pdf',
  surface: 'Example',
  rule: 'At least 99 % of them.',
  window: '1h',
  share: {
    part: { metric: 'example_ok_total' },
    of: { metric: 'example_total' },
    counts: 'successes',
    atLeast: 0.99,
  },
});
const [row] = PUBLISHED_CATALOGUE.rows.filter(({ target, unit }) => target !== null && unit === 'ratio');
const id = row?.id ?? '';

describe('the catalogue of a snapshot', () => {
  it('is the published one where nothing was changed', () => {
    const kept = keptCatalogueSchema.parse(keptCatalogue(PUBLISHED_CATALOGUE));
    expect(kept).toEqual({ targets: {}, ownRows: [], pooler: false });
    expect(catalogueOfSnapshot(kept)).toEqual(PUBLISHED_CATALOGUE);
  });

  it('keeps changed targets and the operator’s own rows, and no selector', () => {
    const changed = catalogueOf(new Map([[id, 0.5]]), [OWN], 'job="example-host"');
    const kept = keptCatalogueSchema.parse(JSON.parse(JSON.stringify(keptCatalogue(changed))));
    expect(JSON.stringify(kept)).not.toContain('example-host');
    expect(catalogueOfSnapshot(kept)).toEqual(catalogueOf(new Map([[id, 0.5]]), [OWN], ''));
    expect(catalogueOfSnapshot(kept).rows.find((one) => one.id === id)?.target).toBe(0.5);
  });

  it('goes on without a row that the redaction check left no row', () => {
    const masked = { ...OWN, share: { ...OWN.share, of: { metric: '[host removed]', where: {} } } };
    const kept = keptCatalogueSchema.parse({ targets: {}, ownRows: [masked, OWN], pooler: false });
    expect(kept.ownRows).toEqual([OWN]);
  });
});
