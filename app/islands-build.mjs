// How esbuild makes what the browser gets: the same for the build, for servers in tests and for the editor's own tests.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const styles = join(import.meta.dirname, '../public/css');

/** `#css/name.css` in a script is the sheet as a text: small, and in the layer where sheets of pages stand. */
const sheets = {
  name: 'sheets',
  setup({ onResolve, onLoad, esbuild }) {
    onResolve({ filter: /^#css\// }, ({ path }) => ({ path: join(styles, path.slice('#css/'.length)), namespace: 'sheet' }));
    onLoad({ filter: /.*/, namespace: 'sheet' }, async ({ path }) => {
      const { code } = await esbuild.transform(`@layer pages{${await readFile(path, 'utf8')}}`, { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text', watchFiles: [path] };
    });
  },
};

/**
 * hono's elements with ways of their own (a title that moves to the head, forms whose action is a function) are a kilobyte that the
 * editor's panels have no use for: theirs are plain elements.
 */
const plainElements = {
  name: 'plain-elements',
  setup({ onLoad }) {
    onLoad({ filter: /hono[/\\]dist[/\\]jsx[/\\]dom[/\\]intrinsic-element[/\\]components\.js$/ }, () => ({
      contents: 'export const components_exports = {}; export const composeRef = (ref, own) => ref ?? own;',
    }));
  },
};

/** papaparse is the one package that is no module; read as one it needs no wrapping, which all kits would fetch a file for. */
const papaAsModule = {
  name: 'papa-as-module',
  setup({ onLoad }) {
    onLoad({ filter: /papaparse[/\\]papaparse(\.min)?\.js$/ }, async ({ path }) => ({
      contents: `const exports = {}; const module = { exports };\n${await readFile(path, 'utf8')}\nexport default module.exports;`,
    }));
  },
};

export const islandOptions = {
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
  external: ['*.svg', '*.woff2'],
  plugins: [sheets, plainElements, papaAsModule],
  // A worker is a file of its own; importing it gives its address.
  loader: { '.worker.min.mjs': 'file' },
  // tsconfig.json names the server's JSX; in the browser it is the same language over the DOM.
  tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'hono/jsx/dom', verbatimModuleSyntax: true } },
};
