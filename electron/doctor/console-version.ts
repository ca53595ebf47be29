import { createRequire } from 'node:module';
import { z } from 'zod';

/** Two folders up from here lies the project's own description, and from the bundle (`out/main`) as well. */
const description: unknown = createRequire(import.meta.url)('../../package.json');

/** The version of this console, as its package says it. */
export const CONSOLE_VERSION = z.object({ version: z.string() }).parse(description).version;
