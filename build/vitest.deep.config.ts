import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['**/*.deep.test.ts'],
    exclude: ['**/node_modules/**'],
    testTimeout: 30 * 60_000,
  },
});
