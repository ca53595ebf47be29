// `npm test`: everything a change can break. Installs what it needs where it may, and says what is missing elsewhere.
import { buildRenderer } from './build-renderer.ts';
import { conclude, runPlaywright, runStaticChecks, runVitest, type Tally } from './testing/runners.ts';
import { provideSystemPackages } from './testing/system-packages.ts';

provideSystemPackages();
const tallies: Tally[] = [await runStaticChecks()];
// Tests of the web door serve the built page.
await buildRenderer();
tallies.push(await runVitest('build/vitest.config.ts'), await runPlaywright());
conclude(tallies);
