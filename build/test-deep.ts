// `npm run test:deep`: long property, crash, fuzz and benchmark-scale runs (*.deep.test.ts).
import { conclude, runVitest } from './testing/runners.ts';
import { provideSystemPackages } from './testing/system-packages.ts';

provideSystemPackages();
conclude([await runVitest('build/vitest.deep.config.ts')]);
