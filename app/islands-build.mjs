// How esbuild makes what the browser gets: the same for the build, for servers in tests and for the editor's own tests.
export const islandOptions = {
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
  external: ['*.svg', '*.woff2'],
  // A worker is a file of its own; importing it gives its address.
  loader: { '.worker.min.mjs': 'file' },
  // tsconfig.json names the server's JSX; in the browser it is the same language over the DOM.
  tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'hono/jsx/dom', verbatimModuleSyntax: true } },
};
