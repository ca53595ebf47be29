// Runs as a child of `npm start`: fills the download cache with progress, then lets the package unpack from it.
import { createRequire } from 'node:module';
import { downloadArtifact } from '@electron/get';

const require = createRequire(import.meta.url);
const { version }: { version: string } = require('electron/package.json');

process.env.ELECTRON_GET_NO_PROGRESS = '1';
// The cache that the package's own installer reads.
const cacheRoot = process.env.electron_config_cache;
await downloadArtifact({
  version,
  artifactName: 'electron',
  platform: process.platform,
  arch: process.arch,
  ...(cacheRoot === undefined ? {} : { cacheRoot }),
  checksums: require('electron/checksums.json'),
  downloadOptions: {
    getProgressCallback: async (progress: { percent: number }) => {
      process.send?.({ percent: Math.round(progress.percent * 100) });
    },
  },
});
process.send?.({ percent: 100 });
require('electron/install.js');
