/** The islands and their style sheets as pages get them. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { build, type Plugin } from 'esbuild';
import { inject } from 'vitest';
import { islandOptions } from '#app/islands-build.mjs';

const root = resolve(import.meta.dirname, '../..');

export type Bundle = {
  files: Map<string, Uint8Array>;
  entry: string;
  imports: Map<string, { path: string; kind: string }[]>;
  inputs: Map<string, string[]>;
};

type Bundled = { bundle: Bundle; styles: Styles };

async function bundleAll(): Promise<Bundled> {
  const [bundle, styles] = await Promise.all([bundleIslands(), bundleStyles()]);
  return { bundle, styles };
}

/** Made by the first worker of a run that asks; the others read it. Benches have no folder of a run, and bundle for themselves. */
export async function bundleOnce(): Promise<Bundled> {
  const folder = process.env.VITEST ? inject('folder') : undefined;
  if (!folder) return bundleAll();
  const [file, begun] = [join(folder, 'islands'), join(folder, 'islands.begun')];
  const isMine = !existsSync(file) && tryMake(begun);
  if (!isMine) {
    while (!existsSync(file) && existsSync(begun)) await setTimeout(20);
    // Whose bundling failed has left none: it fails here as well, and says why.
    return existsSync(file) ? (deserialize(readFileSync(file)) as Bundled) : bundleAll();
  }
  try {
    const bundled = await bundleAll();
    writeFileSync(`${file}.part`, serialize(bundled));
    renameSync(`${file}.part`, file);
    return bundled;
  } finally {
    rmdirSync(begun);
  }
}

/** Only one of those who try makes a folder. */
function tryMake(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

export async function bundleIslands(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['islands/mount.ts'],
    outdir: 'build',
    ...islandOptions,
    write: false,
    metafile: true,
    plugins: [...(islandOptions.plugins ?? []), absent],
  });
  const outputs = Object.entries(metafile.outputs);
  return {
    files: new Map(outputFiles.map((file) => [basename(file.path), file.contents])),
    entry: basename(outputs.find(([, output]) => output.entryPoint === 'islands/mount.ts')?.[0] ?? ''),
    imports: new Map(outputs.map(([path, { imports }]) => [basename(path), imports.map((one) => ({ path: basename(one.path), kind: one.kind }))])),
    inputs: new Map(outputs.map(([path, { inputs }]) => [basename(path), Object.keys(inputs)])),
  };
}

/** Style sheets as pages get them, by name: one file each, not one request per part. */
export type Styles = Map<string, Uint8Array>;

async function bundleStyles(): Promise<Styles> {
  const entryPoints = ['public/css/index.css', 'public/css/labeler.css'];
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'css',
    bundle: true,
    write: false,
    minify: true,
    target: 'chrome109',
  });
  return new Map(outputFiles.map((file) => [basename(file.path), file.contents]));
}

/** Islands that are not there yet load as nothing. */
const absent: Plugin = {
  name: 'absent',
  setup(setup) {
    setup.onResolve({ filter: /^\.\// }, ({ path, resolveDir }) =>
      existsSync(join(resolveDir, path)) || !path.endsWith('.ts') ? undefined : { path, namespace: 'absent' },
    );
    setup.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export {}' }));
  },
};
