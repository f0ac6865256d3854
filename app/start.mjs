// What `npm start` runs, before anything is installed: plain JavaScript without packages. Installs and builds what is missing or out of date, then serves.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const oldest = [20, 19];

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    fail(`Gloss needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}.`);
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** npm notes in node_modules what it installed last, once all of it is there. Compared with what should be. */
function isInstalled() {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = packagesOf(note);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, dev, optional, devOptional }]) => path === '' || dev || optional || devOptional || installed[path]?.version === version,
  );
}

function install() {
  console.log('Installing the packages that Gloss needs (npm ci) ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
  const { status } = npm ? spawnSync(process.execPath, [npm, ...args], options) : spawnSync('npm', args, options);
  if (status !== 0) fail('The packages could not be installed: npm says why above. The first start needs the network; later ones do not.');
}

checkNode();
if (!isInstalled()) install();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale().catch((error) => fail(`Gloss could not be built: ${error.message}`));
if (existsSync('.env')) process.loadEnvFile('.env');
await import(pathToFileURL(join(root, 'node_modules/.gloss/server.mjs')).href);
