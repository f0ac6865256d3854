/** What the house tests look at: the project's own source files, by path from the root. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export type Source = { path: string; text: string };

export const sources = (...folders: string[]): Source[] => filesIn(folders, /\.(ts|tsx|mjs)$/);
/** Style sheets as they are written, not as they are built. */
export const styles = (): Source[] => filesIn(['public/css'], /\.css$/);

function filesIn(folders: string[], named: RegExp): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && named.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  );
}

export const nonBlank = (text: string): number => text.split('\n').filter((line) => line.trim()).length;
