// `npm run check`: one word before a commit. Everything that needs no browser.
import { conclude, runStaticChecks, runVitest } from './testing/runners.ts';

conclude(await Promise.all([runStaticChecks(), runVitest('build/vitest.config.ts')]));
