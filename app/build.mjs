// Builds what the browser gets (public/build) and the server as one file (node_modules/.gloss/server.mjs), so that a start needs no compiler.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { alone } from './build-alone.mjs';
import { islandOptions } from './islands-build.mjs';
import { withoutFacades } from './islands-facades.mjs';
import { serverOptions } from './server-build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const serverFolder = join(root, 'node_modules/.gloss');
const publicFolder = join(root, 'public/build');
const stampFile = join(serverFolder, 'built-from');
const lock = join(serverFolder, 'building');
/** The server holds its packages, of which npm notes what it put there. */
const inputs = ['app', 'views', 'islands', 'public', 'package.json', 'package-lock.json', 'node_modules/.package-lock.json', 'tsconfig.json'];

/** Logical name, as in views/frame.ts -> the file it is built from; of several the first that exists. */
const assets = {
  css: ['public/css/index.css', 'public/css/app.css'],
  'pages-css': ['public/css/pages.css'],
  'config-css': ['public/css/config.css'],
  'labeler-css': ['public/css/labeler.css', 'public/css/labeler/index.css'],
  htmx: ['public/vendor/htmx-4.0.1.min.js', 'node_modules/htmx.org/dist/htmx.min.js'],
  alpine: ['public/vendor/alpine-csp-3.17.4.min.js', 'node_modules/@alpinejs/csp/dist/cdn.min.js'],
  manners: ['islands/manners.ts'],
  islands: ['islands/mount.ts'],
  icons: ['public/icons.svg'],
  'icons-more': ['public/icons-more.svg'],
  favicon: ['public/favicon.svg'],
};

/** Name, size and time of every file there, in the order of names. */
function* filesUnder(place) {
  const path = join(root, place);
  if (path === publicFolder) return;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) yield `${place} ${stat.size} ${stat.mtimeMs}\n`;
  if (stat?.isDirectory()) for (const name of readdirSync(path).sort()) yield* filesUnder(`${place}/${name}`);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const input of inputs) for (const line of filesUnder(input)) hash.update(line);
  return hash.digest('hex');
}

/** Whole or not at all: a running server may be reading the old one. */
function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.part`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

const compressible = new Set(['.js', '.mjs', '.css', '.svg', '.json']);
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

async function writeCompressed(file, content) {
  // A name holds the hash of its content, so that what an earlier build pressed is still right.
  if (!compressible.has(extname(file)) || [`${file}.br`, `${file}.gz`].every(existsSync)) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  write(`${file}.br`, await brotli(content, quality));
  write(`${file}.gz`, await gzipped(content, { level: 9 }));
}

const hashed = (name, extension, content) => `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 10)}${extension}`;

const common = { absWorkingDir: root, bundle: true, write: false, legalComments: 'none', logLevel: 'silent', target: 'es2022' };

async function bundle(esbuild, entryPoints) {
  const { outputFiles, metafile } = await esbuild.build({
    ...common,
    ...islandOptions,
    entryPoints,
    outdir: publicFolder,
    metafile: true,
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
  });
  const names = {};
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) if (entryPoint) names[entryPoint] = basename(file);
  return { files: withoutFacades(outputFiles.map(({ path, contents }) => [basename(path), contents])), names };
}

/** Of what was built before, the last different build stays: a server that runs on may still send pages that name its files. */
function dropOld(current) {
  const list = join(publicFolder, 'files.json');
  const before = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : { current: [], previous: [] };
  const isSame = before.current.join() === current.join();
  const previous = isSame ? before.previous : before.current;
  write(list, JSON.stringify({ current, previous }));
  const kept = new Set(['manifest.json', 'files.json', ...current, ...previous]);
  for (const name of readdirSync(publicFolder))
    if (!kept.has(name) && !name.endsWith('.part')) rmSync(join(publicFolder, name), { recursive: true, force: true });
}

async function buildPublic(esbuild) {
  const sources = Object.entries(assets).flatMap(([name, places]) =>
    places
      .filter((place) => existsSync(join(root, place)))
      .slice(0, 1)
      .map((place) => [name, place]),
  );
  const isBundled = ([, place]) => /\.(ts|tsx|css)$/.test(place);
  const { files, names } = await bundle(
    esbuild,
    sources.filter(isBundled).map(([, place]) => place),
  );
  const manifest = {};
  for (const [name, place] of sources) {
    if (names[place]) manifest[name] = names[place];
    else {
      const content = readFileSync(join(root, place));
      manifest[name] = hashed(name, extname(place), content);
      files.push([manifest[name], content]);
    }
  }
  for (const [name, content] of files) write(join(publicFolder, name), content);
  await Promise.all(files.map(([name, content]) => writeCompressed(join(publicFolder, name), content)));
  write(join(publicFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  dropOld(files.flatMap(([name]) => [name, `${name}.br`, `${name}.gz`]));
}

async function buildServer(esbuild) {
  const { outputFiles } = await esbuild.build({
    ...common,
    ...serverOptions,
    entryPoints: { server: 'app/server.ts' },
    outdir: serverFolder,
  });
  for (const { path, contents } of outputFiles) write(path, contents);
}

async function buildAll() {
  const stamp = fingerprint();
  const esbuild = await import('esbuild');
  await Promise.all([buildPublic(esbuild), buildServer(esbuild)]);
  write(stampFile, stamp);
}

const isFresh = () =>
  [stampFile, join(serverFolder, 'server.mjs'), join(publicFolder, 'manifest.json')].every(existsSync) &&
  readFileSync(stampFile, 'utf8') === fingerprint();

/** Builds everything. Throws with esbuild's words when the sources are wrong. */
export const build = () => alone(lock, buildAll);

/** Sources are compared by size and time, which costs a few milliseconds. */
export async function buildIfStale() {
  if (isFresh()) return;
  await alone(lock, async () => {
    // Whoever was waited for has done it, as a rule.
    if (isFresh()) return;
    console.log('Building ...');
    await buildAll();
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
