/**
 * A project frozen in one file: packed lines of JSON, the first about the project, then a task a line with everything that belongs to
 * it, by rising id. The same project gives the same lines.
 */
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { Bytes } from './format.ts';
import type { About } from './about.ts';
import { linesOf } from './line-feeds.ts';
import type { ExportedTask, ExportedTasks } from './records.ts';
import { asBytes } from './zip.ts';

/** `markup`: the labeling config; null where there was none. `settings`: of the project, by the names of its columns. */
export type SnapshotHead = { gloss: 'snapshot'; version: 1; project: number; markup: string | null; about: About; settings: Record<string, unknown> };

async function* lines(head: SnapshotHead, tasks: ExportedTasks): AsyncIterable<string> {
  yield `${JSON.stringify(head)}\n`;
  for await (const task of tasks) yield `${JSON.stringify(task)}\n`;
}

export const snapshotLines = (head: SnapshotHead, tasks: ExportedTasks): Bytes => asBytes(lines(head, tasks));

/** Whoever reads the outcome hears of what broke on the way. */
function through(bytes: Bytes, change: NodeJS.ReadWriteStream & AsyncIterable<Buffer>): Bytes {
  pipeline(Readable.from(bytes), change, () => undefined);
  return change;
}

export const packed = (bytes: Bytes): Bytes => through(bytes, createGzip());
export const unpacked = (bytes: Bytes): Bytes => through(bytes, createGunzip());

/** `open` gives the packed file from its beginning, each time it is asked. @throws Error when it is none of ours */
export async function readSnapshotHead(open: () => Promise<Bytes>): Promise<SnapshotHead> {
  for await (const line of linesOf(unpacked(await open()))) {
    const head = JSON.parse(line) as SnapshotHead;
    if (head.gloss === 'snapshot' && head.version === 1) return head;
    break;
  }
  throw new Error('This file is no snapshot.');
}

/** As they were frozen: with the ids of people. */
export async function* readSnapshotTasks(open: () => Promise<Bytes>): AsyncIterable<ExportedTask<number>> {
  let isHead = true;
  for await (const line of linesOf(unpacked(await open()))) {
    if (!isHead) yield JSON.parse(line) as ExportedTask<number>;
    isHead = false;
  }
}
