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
  sandbox: ['domain', 'certs'],
}

/** What crosses a border on purpose: two single files, and the sentences that people are shown or sent. */
const BORDER_POSTS = {
  workflows: ['^activities/contract\\.ts$'],
  api: ['^workflows/messages\\.ts$', '^web/text/'],
  activities: ['^web/text/'],
  web: ['^signatures/words/'],
}

const CRYPTO = '^(node:)?(crypto|buffer)$'
const NODE = '^(?!node_modules/)'

/** The packages a folder may use; a folder within a folder has a list of its own. Those not named choose freely. */
const MAY_USE = {
  domain: [],
  certs: [CRYPTO],
  'certs/authority': [NODE, 'node_modules/node-forge/'],
  signatures: [CRYPTO, '^(node:)?zlib$'],
  'signatures/draw': [CRYPTO, '^(node:)?zlib$', 'node_modules/pdf-lib/', 'node_modules/@pdf-lib/'],
  storage: [NODE, 'node_modules/(knex|pg|sqlite3|minio)/'],
  workflows: ['node_modules/@temporalio/(workflow|common)/'],
  activities: [NODE, 'node_modules/@temporalio/(activity|common)/', 'node_modules/nodemailer/'],
  web: [],
  sandbox: [NODE, 'node_modules/(express|oidc-provider|smtp-server)/'],
}

const FOLDERS = [...Object.keys(MAY_IMPORT), 'bin', 'bench', 'tests']
const PACKAGES = ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'core']
const within = (folder) => Object.keys(MAY_USE).filter((other) => other.startsWith(`${folder}/`))
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
      'the-contract-crosses-as-types',
      { path: '^workflows/' },
      { path: '^activities/contract\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'rules-run-in-activities',
      { path: '^workflows/' },
      { path: '^domain/(screening|assessment|register)/', dependencyTypesNot: ['type-only'] },
    ),
    ...Object.entries(MAY_USE).map(([folder, allowed]) =>
      forbid(
        `${folder.replace('/', '-')}-packages`,
        { path: `^${folder}/`, pathNot: within(folder).map((inner) => `^${inner}/`) },
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
      { path: 'node_modules/@temporalio/client/' },
    ),
    forbid(
      'workers-are-wired-in-bin',
      { pathNot: '^(bin|bench|tests)/' },
      { path: 'node_modules/@temporalio/worker/' },
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
