/** Serves one page with its style, icons and scripts under the policy of the real server, for looking at it with a browser. */
import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'";

const bundled = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: ['chrome109', 'firefox115', 'safari16.4'],
  });
  return outputFiles[0]?.text ?? '';
};

/** Name of an asset -> type and content, as small as they are served. */
export async function bundleAssets(): Promise<Record<string, [type: string, content: string]>> {
  const [css, pages, manners] = await Promise.all([bundled('public/css/index.css'), bundled('public/css/pages.css'), bundled('islands/manners.ts')]);
  return {
    css: ['text/css', css],
    'pages-css': ['text/css', pages],
    manners: ['text/javascript', manners],
    htmx: ['text/javascript', readFileSync('public/vendor/htmx-4.0.1.min.js', 'utf8')],
    icons: ['image/svg+xml', readFileSync('public/icons.svg', 'utf8')],
    'icons-more': ['image/svg+xml', readFileSync('public/icons-more.svg', 'utf8')],
    favicon: ['image/svg+xml', readFileSync('public/favicon.svg', 'utf8')],
  };
}

/** `pages` maps a path to a whole document without its doctype. */
export async function servePages(pages: Record<string, string>): Promise<{ base: string; close: () => Promise<void> }> {
  const assets = await bundleAssets();
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const [type, content] = assets[path.replace('/assets/', '')] ?? ['text/html', pages[path] === undefined ? '' : `<!doctype html>${pages[path]}`];
    response.writeHead(content ? 200 : 404, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy });
    response.end(content);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
