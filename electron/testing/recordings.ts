import { existsSync, readdirSync, readFileSync } from 'node:fs';

const FOLDERS = new URL('../../../shared/fixtures/', import.meta.url);

export type RecordedSystem = 'pooler' | 'pooler-db' | 'codex-pdf' | 'prometheus';

/** What was recorded of a real system. It lies beside the checkout and may be absent. */
interface Recordings {
  readonly arePresent: boolean;
  /** For the name of a test that needs them: empty where they are there. */
  readonly without: string;
  /** Paths of all files inside the folder, in order; none where it is absent. */
  names(): readonly string[];
  /** The text of a file. */
  text(name: string): string;
}

/** The recordings of one system. */
export function recordingsOf(system: RecordedSystem): Recordings {
  const folder = new URL(`${system}/`, FOLDERS);
  const arePresent = existsSync(folder);
  return {
    arePresent,
    without: arePresent ? '' : ` (skipped: the recordings of ../shared/fixtures/${system} are absent)`,
    names: () => (arePresent ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted() : []),
    text: (name) => readFileSync(new URL(name, folder), 'utf8'),
  };
}
