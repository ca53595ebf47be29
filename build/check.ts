// `npm run check`: one word before a commit. Everything that needs no browser.
import { buildRenderer } from './build-renderer.ts';
import { conclude, runStaticChecks, runVitest } from './testing/runners.ts';

// Tests of the web door serve the built page.
await buildRenderer();
conclude(await Promise.all([runStaticChecks(), runVitest('build/vitest.config.ts')]));
