/** One DATA_DIR of a server that has been started once, made before the operator tests: where a first start is not the point, each takes a copy. */
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { Gloss, newFolder } from './launch.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    madeFolder: string;
  }
}

export default async function make(project: TestProject): Promise<() => void> {
  const DATA_DIR = newFolder();
  const gloss = new Gloss({ DATA_DIR });
  await gloss.ready();
  await gloss.end('SIGTERM');
  project.provide('madeFolder', DATA_DIR);
  return () => rmSync(DATA_DIR, { recursive: true, force: true });
}
