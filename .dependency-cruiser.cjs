/**
 * Who may import whom: architecture, section 2. A package is reached through its public entry points only.
 */

/** Package folder → the other folders it may import. */
const ALLOWED = {
  'packages/soap': [],
  'packages/card-pkcs11': [],
  'packages/licensing': [],
  'packages/ntp': [],
  'packages/dmp-soap': ['packages/soap'],
  'packages/teleservices': ['packages/soap'],
  'packages/mss': ['packages/soap'],
  'packages/server': [
    'packages/soap',
    'packages/card-pkcs11',
    'packages/licensing',
    'packages/ntp',
    'packages/dmp-soap',
    'packages/teleservices',
    'packages/mss',
  ],
  // Types only: the rule below for type-only imports of the contract.
  'packages/js-wrapper': ['packages/server'],
  'apps/supervisor': ['packages/server'],
  // The names of the wire that were invented are shared, nothing else (architecture, section 2).
  'test/sandbox': [
    'packages/soap',
    'packages/teleservices/src/wire-profile',
    'packages/mss/src/wire-profile',
  ],
};

/** Entry points others may reach, beside each package's own `src/index.ts`. */
const SUB_PATH_ENTRIES = [
  'packages/card-pkcs11/src/(remote|testing)/index\\.ts',
  'packages/server/src/(contract|contract/documentation|config|doctor|admin-client|updates|certificate|testing|testing/mail)/index\\.ts',
  'packages/js-wrapper/src/historical/index\\.ts',
  'packages/(teleservices|mss)/src/wire-profile/index\\.ts',
  'packages/soap/src/bypass/index\\.ts',
];

const ENTRY = `^(packages/[^/]+/src/index\\.ts|test/(sandbox|interop)/src/index\\.ts|${SUB_PATH_ENTRIES.join('|')})$`;

const boundaries = Object.entries(ALLOWED).map(([folder, allowed]) => ({
  name: `boundary-${folder.replace('/', '-')}`,
  comment: `${folder} may import of ours only: ${allowed.join(', ') || 'nothing'} (architecture, section 2).`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    path: '^(packages|apps|test)/',
    pathNot: [folder, ...allowed].map((name) => `^${name}/`),
  },
}));

module.exports = {
  forbidden: [
    ...boundaries,
    {
      name: 'no-deep-import',
      comment: 'Another package is imported through its public entry points, never by a file inside it.',
      severity: 'error',
      from: { path: '^(packages|apps|test)/([^/]+)/' },
      to: { path: '^(packages|apps|test)/', pathNot: [ENTRY, '^$1/$2/'] },
    },
    {
      name: 'wrapper-takes-types-only',
      comment:
        'The browser library derives its types from the contract and carries none of the server’s code.',
      severity: 'error',
      from: { path: '^packages/js-wrapper/src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^packages/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycle',
      comment: 'Data flows one direction. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-test-code-in-product',
      comment: 'Product code does not depend on tests or on the doubles made for them.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: '(\\.test\\.tsx?$|/testing/)' },
      to: { path: '(\\.test\\.tsx?$|/testing/|^test/)' },
    },
    {
      name: 'declared-dependencies',
      comment: 'Every package imported stands in the importing package’s own package.json.',
      severity: 'error',
      from: { path: '^(packages|apps|test)/[^/]+/src/', pathNot: '(\\.test\\.tsx?$|/testing/)' },
      to: { dependencyTypes: ['unknown', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/native/build/|/coverage/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['dmpconnect-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json'],
    },
  },
};
