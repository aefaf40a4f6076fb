/** Who may import whom. A folder absent from a list is forbidden to it. The README has the reasons. */
const MAY_IMPORT = {
  domain: [],
  certs: ['domain'],
  signatures: ['domain', 'certs'],
  storage: ['domain'],
  workflows: ['domain'],
  activities: ['domain', 'certs', 'signatures'],
  api: ['domain'],
  web: ['domain'],
  sandbox: ['domain'],
}

/** What crosses a border on purpose: three single files, and the sentences that pages show. */
const BORDER_POSTS = {
  workflows: ['^activities/contract\\.ts$'],
  api: ['^workflows/messages\\.ts$', '^web/text/'],
  web: ['^api/contract\\.ts$'],
}

/** The packages a folder may use besides those it is free to choose. Folders not named choose freely. */
const MAY_USE = {
  domain: [],
  certs: ['^(node:)?(crypto|buffer)$'],
  signatures: ['^(node:)?(crypto|buffer|zlib)$', 'node_modules/pdf-lib/', 'node_modules/@pdf-lib/'],
  workflows: ['node_modules/@temporalio/(workflow|common)/'],
}

const FOLDERS = [...Object.keys(MAY_IMPORT), 'bin', 'bench', 'tests']
const PACKAGES = ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'core']
const forbid = (name, from, to) => ({ name, severity: 'error', from, to })

module.exports = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(([folder, allowed]) =>
      forbid(
        `${folder}-imports`,
        { path: `^${folder}/` },
        {
          path: `^(${FOLDERS.filter((f) => f !== folder && !allowed.includes(f)).join('|')})/`,
          pathNot: BORDER_POSTS[folder] ?? [],
        },
      ),
    ),
    forbid('bin-imports', { path: '^bin/' }, { path: '^(tests|bench)/' }),
    forbid('bench-imports', { path: '^bench/' }, { path: '^tests/' }),
    forbid(
      'contracts-cross-as-types',
      { path: '^(workflows|web)/' },
      { path: '/contract\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'rules-run-in-activities',
      { path: '^workflows/' },
      { path: '^domain/(screening|assessment|register)/', dependencyTypesNot: ['type-only'] },
    ),
    ...Object.entries(MAY_USE).map(([folder, allowed]) =>
      forbid(
        `${folder}-packages`,
        { path: `^${folder}/`, pathNot: folder === 'certs' ? '^certs/authority/' : [] },
        { dependencyTypes: PACKAGES, pathNot: allowed },
      ),
    ),
    forbid(
      'node-forge-stays-in-the-authority',
      { pathNot: '^(certs/authority|tests)/' },
      { path: 'node_modules/node-forge/' },
    ),
    forbid(
      'the-temporal-client-stays-at-the-edge',
      { pathNot: '^(api|bin|bench|tests)/' },
      { path: 'node_modules/@temporalio/(client|worker|testing)/' },
    ),
    forbid('no-cycles', {}, { circular: true }),
    forbid('no-dangling-imports', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
