import { z } from 'zod';
import { catalogueOf, PUBLISHED_CATALOGUE, type SloCatalogue } from '../slo/catalogue/catalogue.ts';
import { type OwnRow, ownRowSchema } from '../slo/catalogue/own-row-schema.ts';

/** A row whose words the redaction check changed may be no row any more: its results stay, its past cannot be judged anew. */
function wholeRows(rows: readonly unknown[]): readonly OwnRow[] {
  return rows.flatMap((row) => {
    const read = ownRowSchema.safeParse(row);
    return read.success ? [read.data] : [];
  });
}

/** By what a snapshot's SLOs were judged, where it is not as published. */
export const keptCatalogueSchema = z.strictObject({
  /** By id of published rows, in the row's unit. */
  targets: z.record(z.string(), z.number().positive()),
  ownRows: z.array(z.unknown()).max(500).transform(wholeRows),
  /** Whether rows on the Pooler's own metrics were judged. */
  pooler: z.boolean(),
});
export type KeptCatalogue = z.infer<typeof keptCatalogueSchema>;

/** What to keep of a catalogue in a snapshot; selectors of a metrics server stay behind, for nothing asks it. */
export function keptCatalogue({ rows, ownRows, poolerSelector }: SloCatalogue): KeptCatalogue {
  const published = new Map(PUBLISHED_CATALOGUE.rows.map(({ id, target }) => [id, target]));
  const changed = rows.flatMap(({ id, target }): [string, number][] =>
    target !== null && published.has(id) && published.get(id) !== target ? [[id, target]] : [],
  );
  return {
    targets: Object.fromEntries(changed),
    ownRows: [...ownRows],
    pooler: poolerSelector !== null,
  };
}

/** The catalogue that a snapshot was judged by. */
export function catalogueOfSnapshot({ targets, ownRows, pooler }: KeptCatalogue): SloCatalogue {
  return catalogueOf(new Map(Object.entries(targets)), ownRows, pooler ? '' : null);
}
