/**
 * Reads a series beside the page, so that a million rows stop nobody. The file is a chunk of its own, fetched by `import()`: what is
 * imported on the page is also the worker's script.
 */
import { createScope, type Scope } from '../../../scope.ts';
import { readSeries, type Source } from './reading.ts';
import type { Table, Wanted } from './table.ts';

type Request = { source: Source; wanted: Wanted };
type Reply = { table: Table } | { fault: string };

/** Rejects with a sentence for the person. */
export function readBeside(scope: Scope, request: Request): Promise<Table> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.url, { type: 'module' });
    const life = scope.child();
    life.own(() => worker.terminate());
    life.on(worker, 'message', (event) => {
      const reply = (event as MessageEvent<Reply>).data;
      life.end();
      if ('table' in reply) resolve(reply.table);
      else reject(new Error(reply.fault));
    });
    life.on(worker, 'error', () => {
      life.end();
      reject(new Error('The series could not be read: this browser refused the program that reads it. Reload the page.'));
    });
    worker.postMessage(request, []);
  });
}

if (typeof document === 'undefined' && typeof self !== 'undefined') {
  // Ends with the worker.
  createScope().on(self, 'message', async (event) => {
    const reply = await answer((event as MessageEvent<Request>).data);
    self.postMessage(reply, { transfer: 'table' in reply ? buffersOf(reply.table) : [] });
  });
}

async function answer({ source, wanted }: Request): Promise<Reply> {
  try {
    return { table: await readSeries(source, wanted) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function buffersOf({ times, columns }: Table): ArrayBuffer[] {
  const parts = [...columns.values()].flatMap(({ values, levels }) => [values, ...levels.flatMap(({ low, high }) => [low, high])]);
  return [times, ...parts].map(({ buffer }) => buffer);
}
