/** The floors of the house: who may import whom. Read from import lines; types are imports too, but for views, which may name db and domain types. */
import { dirname, join } from 'node:path';
import type { Source } from './files.ts';

export type Crossing = { path: string; imports: string; because: string };

/** Longest prefix wins. */
const floors = [
  'app/core',
  'app/db/seeds',
  'app/db',
  'app/formats',
  'app/outside',
  'app/domain',
  'app/web',
  'app/routes',
  'app/api',
  'app/jobs',
  'app',
  'views',
  'islands',
] as const;
type Floor = (typeof floors)[number];

const may: Record<Floor, readonly string[]> = {
  'app/core': ['app/core', 'zod', 'saxes', 'd3-time-format'],
  'app/db': ['app/core', 'app/db', 'drizzle-orm', 'postgres', 'node:'],
  // Seeds compose the house for a moment, as the server does.
  'app/db/seeds': ['app/core', 'app/db', 'app/domain', 'app/env', 'app/production', 'drizzle-orm', 'postgres', 'pino', 'node:'],
  'app/formats': [
    'app/core',
    'app/formats',
    'node:',
    'papaparse',
    'image-size',
    'yaml',
    'saxes',
    'adm-zip',
    'node-unrar-js',
    'mpg123-decoder',
    'opus-decoder',
    'codec-parser',
    '@wasm-audio-decoders',
    'sharp',
    'fflate',
    // What other systems' files look like.
    'zod',
  ],
  'app/outside': ['app/core', 'app/outside', 'node:', '@aws-sdk', 'nodemailer', 'pino'],
  'app/domain': [
    'app/core',
    'app/db',
    'app/formats',
    'app/outside',
    'app/domain',
    'node:',
    'zod',
    'drizzle-orm',
    'lucia',
    '@lucia-auth',
    '@node-rs/argon2',
    'sanitize-html',
    'postgres',
  ],
  views: ['app/core', 'views', 'hono/jsx'],
  'app/web': ['app/core', 'app/domain', 'app/db', 'app/web', 'app/deps', 'views/', 'hono', '@hono/node-server', '@fastify/busboy', 'zod', 'node:'],
  'app/routes': [
    'app/routes',
    'app/core',
    'app/domain',
    'app/db',
    'app/web',
    'app/formats',
    'app/outside',
    'app/deps',
    'views',
    'hono',
    'zod',
    'node:',
  ],
  'app/api': [
    'app/core',
    'app/domain',
    'app/db',
    'app/web',
    'app/formats',
    'app/outside',
    'app/api',
    'app/deps',
    'hono',
    '@hono/zod-openapi',
    'zod',
    'node:',
  ],
  'app/jobs': ['app/core', 'app/domain', 'app/db', 'app/jobs', 'app/deps', 'pg-boss', 'postgres', 'drizzle-orm', 'node:'],
  app: ['app', 'views', 'hono', '@hono/node-server', 'pino', 'pg-boss', 'esbuild', 'zod', 'node:'],
  // papaparse and d3 belong to the chunks of the time series; the budgets of bytes watch over that.
  islands: ['css/', 'app/core', 'islands', 'konva', 'pdfjs-dist', 'fflate', 'marked', 'hono/jsx/dom', 'hono/jsx', 'papaparse', 'd3-'],
};

/** Floors whose types (not functions) a view may name. */
const typesForViews = ['app/db', 'app/domain', 'app/formats', 'app/web', 'islands/journal/props', 'islands/labeler/props'];
/** Heavy packages stay in the room that is fetched when it is needed. */
const rooms: Record<string, string> = { konva: 'islands/labeler/surfaces/image', 'pdfjs-dist': 'islands/labeler/surfaces/pdf' };

const floorOf = (path: string): Floor | undefined => floors.find((floor) => path.startsWith(`${floor}/`));
const line = /^\s*(import|export)\s+(type\s+)?[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm;

/** Where a specifier leads: a path from the root, or the package's name as it stands. */
function target(path: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return join(dirname(path), specifier);
  return specifier;
}

export function crossings(files: Source[]): Crossing[] {
  const found: Crossing[] = [];
  for (const { path, text } of files) {
    const floor = floorOf(path);
    if (!floor) continue;
    for (const match of text.matchAll(line)) {
      const specifier = match[3] ?? match[4] ?? match[5] ?? '';
      const isType = match[2] !== undefined;
      const to = target(path, specifier);
      const forbid = (because: string): number => found.push({ path, imports: specifier, because });
      const room = rooms[to.split('/')[0] ?? ''];
      if (room !== undefined) {
        if (!path.startsWith(room)) forbid(`it belongs to ${room} alone`);
      } else if (floor === 'views' && isType && typesForViews.some((other) => to.startsWith(other))) continue;
      else if (isType && ['app/deps', 'app/jobs/queue', 'app/outside'].some((shared) => to.startsWith(shared))) continue;
      else if (!may[floor].some((allowed) => to === allowed || to.startsWith(allowed))) forbid(`${floor} may not import it`);
      else if (specifier.startsWith('.') && floorOf(to) !== floor) forbid('cross a floor by # so that the crossing shows');
    }
  }
  return found;
}
