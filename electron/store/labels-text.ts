import { z } from 'zod';

type Labels = Readonly<Record<string, string>>;

const labelsSchema = z.array(z.tuple([z.string(), z.string()]));

/** One text per label set, whatever order the labels were scraped in. */
export function labelsText(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The labels of such a text; throws where it is none. */
export function labelsOf(text: string): Labels {
  return Object.fromEntries(labelsSchema.parse(JSON.parse(text)));
}
