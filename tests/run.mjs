// The one command: types, lint, format, schema, then every test; ends with one plain line for people and machines.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runCommand } from './command.mjs';

const started = Date.now();
const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;

/** The checker of types is a Go program: it looks at all of the project once and ends, so what it has done with is collected only where memory gets short. */
const env = { GOGC: 'off', GOMEMLIMIT: '2GiB', ...process.env };

const run = (command, args, { keep = false } = {}) => runCommand(command, args, { keep, env });

const bin = (name) => join(root, 'node_modules/.bin', name);

if (!existsSync(bin('vitest'))) {
  console.log('Installing what the tests need …');
  if ((await run('npm', ['ci'])).code !== 0) process.exit(1);
}

const { ensureChromium } = await import('./chromium.mjs');

const build = ['build', process.execPath, ['app/build.mjs']];
const beside = [
  // Rules about types need the types anyway: both in one go take little longer than one of them.
  ['types and lint', bin('oxlint'), ['--type-aware', '--type-check', '--deny-warnings', '--quiet']],
  ['format', bin('oxfmt'), ['--check', 'app', 'views', 'islands', 'tests', 'drizzle.config.ts']],
  ['migrations match the schema', process.execPath, ['tests/migrations.mjs']],
];
const only = process.argv.slice(2);
const checkOnly = only.includes('--check');
let passed = 0;
/** Names of the checks that found something. */
const broken = [];

/** Runs a check and says how it went, with all it printed when something is wrong. */
async function check([name, command, args]) {
  const { code, said } = await run(command, args, { keep: true });
  if (code === 0) passed += 1;
  else broken.push(name);
  console.log(`${code === 0 ? 'ok    ' : `${said.trimEnd()}\nBROKEN`} ${name} (${seconds()})`);
}

async function checkAll() {
  for (const one of beside) await check(one);
}

// Servers that tests start take what is built, and pages are looked at in a browser; nothing else needs to be there first, so the rest goes beside that and the tests.
const checked = checkAll();
await Promise.all([check(build), ensureChromium()]);

const folder = mkdtempSync(join(tmpdir(), 'gloss-report-'));
const report = join(folder, 'report.json');
const files = checkOnly ? ['tests/house'] : only;
if (files.length === 0) env.GLOSS_TESTS = 'whole';
const { code } = await run(bin('vitest'), [
  'run',
  '-c',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...files,
]);
await checked;
const counted = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, numTotalTests: 0, numFailedTestSuites: 1 };
rmSync(folder, { recursive: true, force: true });

// A file that could not even be loaded holds no failed test, but is a failure all the same.
const failed = Math.max(counted.numFailedTests, code === 0 ? 0 : 1) + broken.length;
for (const name of broken) console.log(`\nBROKEN ${name}: what it says stands further up.`);
console.log(`\nAll of it took ${seconds()}.`);
console.log(`Tests: ${counted.numPassedTests + passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
