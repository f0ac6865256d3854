// How esbuild makes the server one file, packages and all: finding, reading and parsing a thousand small ones would be half of every start.
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Our own `#app/...` are no packages, but esbuild takes them for such. */
const floors = {
  name: 'floors',
  setup: ({ onResolve }) => onResolve({ filter: /^#(app|views|islands)\// }, ({ path }) => ({ path: join(root, path.slice(1)) })),
};

/** What a server may never need is imported where it is used, and stays where npm put it. */
const seldom = {
  name: 'seldom',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^.#/]/ }, ({ path, kind, importer }) =>
      kind === 'dynamic-import' && !importer.includes('node_modules') ? { path, external: true } : undefined,
    ),
};

export const serverOptions = {
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  format: 'esm',
  target: 'node20',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  // The modules of a package rather than its CommonJS: of them only what is used comes along.
  mainFields: ['module', 'main'],
  // Native code finds its own files; pg would take it if it were there.
  external: ['@node-rs/argon2', 'pg-native'],
  // Packages in CommonJS ask for Node's own modules.
  banner: { js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);" },
  plugins: [floors, seldom],
  sourcemap: true,
  sourcesContent: false,
};
