// Fails when the schema has moved on without a migration: drizzle-kit must find nothing to generate.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
// Inside the project, because drizzle-kit takes only relative folders.
const copy = mkdtempSync(join(root, 'node_modules/.migrations-'));
cpSync(join(root, 'app/db/migrations'), copy, { recursive: true });
const count = () => readdirSync(copy).filter((name) => name.endsWith('.sql')).length;
const before = count();
const args = ['generate', '--dialect', 'postgresql', '--casing', 'snake_case', '--schema', './app/db/schema/index.ts', '--out', relative(root, copy)];
const ran = spawnSync(join(root, 'node_modules/.bin/drizzle-kit'), args, { cwd: root, encoding: 'utf8' });
const added = count() - before;
rmSync(copy, { recursive: true, force: true });
if (ran.status !== 0 || added > 0) {
  console.error(
    ran.status === 0 ? 'The schema has changed without a migration: run npx drizzle-kit generate --name what-changed' : ran.stdout + ran.stderr,
  );
  process.exit(1);
}
