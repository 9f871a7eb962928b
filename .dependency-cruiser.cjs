/** The import table of the house (ARCHITECTURE.md): who may import whom, and one door per package. */
const room = (name) => `^src/${name}(/|\\.ts$)`;
const only = (from, allowed) => ({
  name: `${from}-imports`,
  comment: `src/${from} may import ${allowed.join(', ') || 'nothing'} of ours`,
  severity: 'error',
  from: { path: room(from) },
  to: { path: '^src/', pathNot: [from, ...allowed].map(room) },
});
const door = (pkg, paths) => ({
  name: `door-${pkg.replace(/\W+/g, '-')}`,
  comment: `${pkg} comes in through ${paths.join(', ')} only`,
  severity: 'error',
  from: { path: '^src/', pathNot: paths.map((p) => `^src/${p}`) },
  to: { path: `(^|/)node_modules/${pkg}/`, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'src-not-training', severity: 'error', from: { path: '^src/' }, to: { path: '^(training|bench|test)/' } },
    only('errors', []),
    only('domain', []),
    only('web', ['errors', 'domain']),
    only('analysis', ['domain']),
    only('drift', ['domain']),
    only('alerts', ['domain', 'errors']),
    only('store', ['domain', 'errors']),
    only('collectors', ['web', 'domain', 'errors']),
    {
      name: 'collectors-take-tools',
      comment: 'collectors see the types of src/web only: the tools are handed in',
      severity: 'error',
      from: { path: room('collectors') },
      to: { path: room('web'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'config-sees-registries',
      comment: 'src/config reads the registries and contracts of the wings, nothing else of them',
      severity: 'error',
      from: { path: room('config') },
      to: {
        path: '^src/',
        pathNot: [
          room('config'),
          room('domain'),
          room('errors'),
          '^src/collectors/(kinds/index|collector)\\.ts$',
          '^src/analysis/(default-journey|languages/index|language)\\.ts$',
          '^src/alerts/(notifiers/index|notifier)\\.ts$',
        ],
      },
    },
    only('pipeline', ['collectors', 'analysis', 'drift', 'alerts', 'store', 'web', 'config', 'domain', 'errors']),
    only('commands', ['store', 'config', 'pipeline', 'domain', 'errors']),
    only('cli', ['commands', 'pipeline', 'config', 'domain', 'errors']),
    {
      name: 'ground-zod-only',
      severity: 'error',
      from: { path: '^src/(domain/|errors\\.ts)' },
      to: { path: '(^|/)node_modules/', pathNot: '(^|/)node_modules/zod/' },
    },
    door('playwright', ['web/browser.ts']),
    door('@sparticuz/chromium', ['web/browser.ts', 'web/browser-binary.ts']),
    door('p-queue', ['web/pace.ts']),
    door('undici', ['web/']),
    door('cheerio', ['collectors/']),
    door('natural', ['analysis/languages/', 'analysis/natural.ts']),
    door('pg', ['store/']),
    door('@electric-sql/pglite', ['store/']),
    door('kysely', ['store/']),
    door('nodemailer', ['alerts/notifiers/email.ts']),
    door('commander', ['cli.ts', 'commands/']),
    door('pino', ['cli.ts']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
