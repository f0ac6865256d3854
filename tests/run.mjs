// The one command: types, lint, format, schema, then every test; ends with one plain line for people and machines.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const started = Date.now();
const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;

/** Runs a command in the project's folder; its output is ours. Resolves to the exit code. */
const run = (command, args) =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('close', (code) => done(code ?? 1));
    child.on('error', () => done(1));
  });

const bin = (name) => join(root, 'node_modules/.bin', name);

if (!existsSync(bin('vitest'))) {
  console.log('Installing what the tests need …');
  if ((await run('npm', ['ci'])) !== 0) process.exit(1);
}

const { ensureChromium } = await import('./chromium.mjs');
ensureChromium();

const checks = [
  ['types', bin('tsc'), ['-p', '.']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings', '--quiet']],
  ['format', bin('oxfmt'), ['--check', 'app', 'views', 'islands', 'tests', 'drizzle.config.ts']],
  ['migrations match the schema', process.execPath, ['tests/migrations.mjs']],
  ['build', process.execPath, ['app/build.mjs']],
];
const only = process.argv.slice(2);
const checkOnly = only.includes('--check');
let broken = 0;
for (const [name, command, args] of checks) {
  const code = await run(command, args);
  if (code !== 0) broken += 1;
  console.log(`${code === 0 ? 'ok    ' : 'BROKEN'} ${name} (${seconds()})`);
}

const folder = mkdtempSync(join(tmpdir(), 'gloss-report-'));
const report = join(folder, 'report.json');
const files = checkOnly ? ['tests/house'] : only;
const code = await run(bin('vitest'), [
  'run',
  '-c',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...files,
]);
const counted = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, numTotalTests: 0, numFailedTestSuites: 1 };
rmSync(folder, { recursive: true, force: true });

// A file that could not even be loaded holds no failed test, but is a failure all the same.
const failed = Math.max(counted.numFailedTests, code === 0 ? 0 : 1) + broken;
console.log(`\nAll of it took ${seconds()}.`);
console.log(`Tests: ${counted.numPassedTests + checks.length - broken} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
