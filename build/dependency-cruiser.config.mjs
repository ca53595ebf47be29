// The arrows of the house (CONTRIBUTING, "The house"): renderer -> shared <- electron, nothing else.
export default {
  forbidden: [
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|build|e2e)/' },
    },
    {
      name: 'shared-is-pure',
      comment: 'No Node, no DOM, no effects: the core runs in every door and in tests without set-up.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-knows-only-shared',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|build|e2e)/' },
    },
    {
      name: 'electron-never-imports-renderer',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|build|e2e)/', pathNot: '^build/test/' },
    },
    {
      name: 'sources-never-import-the-store',
      severity: 'error',
      from: { path: '^electron/sources/', pathNot: '[.]test[.]ts$' },
      to: { path: '^electron/(store|polling|demo)/' },
    },
    {
      name: 'the-store-never-imports-a-source',
      severity: 'error',
      from: { path: '^electron/store/', pathNot: '[.]test[.]ts$' },
      to: { path: '^electron/(sources|polling|demo)/' },
    },
    {
      name: 'only-the-store-knows-sql',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/store/|[.]test[.]ts$' },
      to: { path: 'node_modules/better-sqlite3' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(shared|electron|renderer|build|e2e)/|node_modules/better-sqlite3',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'build/tsconfig.base.json' },
  },
};
