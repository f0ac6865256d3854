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
 * What hono's JSX is in the browser for the editor's panels, which are plain elements and share no contexts: no elements with ways of their
 * own (a title that moves to the head, forms whose action is a function), no store of contexts across requests, no guard of style texts
 * (the CSSOM is one), no names of React's attributes. Two kilobytes that every page would fetch.
 */
const plainParts = {
  'intrinsic-element/components': 'export const components_exports = {}; export const composeRef = (ref, own) => ref ?? own;',
  context: 'export const globalContexts = []; export const useContext = ({ values }) => values.at(-1);',
  base: `export const isValidElement = (element) => Boolean(element?.tag && element.props);
    export const reactAPICompatVersion = '';
    export const shallowEqual = (a, b) => {
      const names = Object.keys(a);
      return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
    };`,
  utils: `export const normalizeIntrinsicElementKey = (key) => key;
    export const styleObjectForEach = (style, set) => {
      for (const name in style) set(name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase()), style[name] ?? null);
    };`,
};
const plainElements = {
  name: 'plain-elements',
  setup({ onLoad }) {
    const inHono = /hono[/\\]dist[/\\]jsx[/\\](?:dom[/\\](intrinsic-element[/\\]components)|(context|base|utils))\.js$/;
    onLoad({ filter: inHono }, ({ path }) => {
      const [, element = '', part = ''] = inHono.exec(path);
      return { contents: plainParts[part || element.replace('\\', '/')] };
    });
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
