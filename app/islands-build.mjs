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

export const islandOptions = {
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
  external: ['*.svg', '*.woff2'],
  plugins: [sheets],
  // A worker is a file of its own; importing it gives its address.
  loader: { '.worker.min.mjs': 'file' },
  // tsconfig.json names the server's JSX; in the browser it is the same language over the DOM.
  tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'hono/jsx/dom', verbatimModuleSyntax: true } },
};
