/**
 * RAR: node-unrar-js (the unrar of its makers as WebAssembly) unpacks in a process of its own, into a file without a name: it blocks
 * while it works, and the bytes are a stranger's. What lies in the archive is listed and checked before anything is unpacked.
 */
import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Archive, ArchiveBytes } from '../archive.ts';
import { findProgram } from '../program.ts';
import { Spool } from '../spool.ts';
import { ArchiveProblem, damaged, quoted, Sum, type ArchiveLimits, type Taken } from './limits.ts';
import { Names } from './names.ts';

/** Bytes of the unpacking process beyond those it starts with: archives may ask for a dictionary of gigabytes. */
const mostMemory = 160_000_000;
const mostMs = 10 * 60_000;

/** A line of the program: a file of the archive, a file that was unpacked (its bytes from `start`), or why it stopped. */
type Said =
  | { name: string; size: number; packed: number; encrypted: boolean; folder: boolean }
  | { index: number; start: number; end: number }
  | { problem: string; name?: string };

type Files = { archive: Spool; unpacked: Spool };

/** It has the two files and nothing else: neither names nor the server's environment. */
async function* run(what: 'list' | 'unpack', { archive, unpacked }: Files, limits: ArchiveLimits): AsyncIterable<Said> {
  const child = spawn(execPath, [findProgram('app/formats/archive/unrar.mjs'), what, JSON.stringify({ ...limits, mostMemory })], {
    env: {},
    stdio: ['ignore', 'pipe', 'pipe', await archive.descriptor(), await unpacked.descriptor()],
    timeout: mostMs,
    killSignal: 'SIGKILL',
  });
  const { stdout, stderr } = child as typeof child & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream };
  const ended = new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  const said = text(stderr);
  try {
    for await (const line of createInterface({ input: stdout })) yield JSON.parse(line) as Said;
    const code = await ended;
    if (code === null) throw new ArchiveProblem(`This archive takes longer than ${mostMs / 60_000} minutes to unpack. Send it as a ZIP.`);
    if (code !== 0) throw new Error(`unrar ended with ${code}: ${(await said).slice(0, 1000)}`);
  } finally {
    child.kill('SIGKILL');
  }
}

const sentences: Record<string, string> = {
  ERAR_MISSING_PASSWORD: 'is encrypted. Make the archive without a password.',
  ERAR_BAD_PASSWORD: 'is encrypted. Make the archive without a password.',
  ERAR_NO_MEMORY: 'needs more memory to unpack than there is for it (its dictionary is too large). Send it as a ZIP.',
  parts: 'is one part of several. Make it one file.',
  larger: 'is larger than the archive says, which is a sign of a trap.',
};

function problemOf({ problem, name }: { problem: string; name?: string }): ArchiveProblem {
  const sentence = Object.hasOwn(sentences, problem) ? sentences[problem] : undefined;
  if (!sentence) return damaged(name);
  return new ArchiveProblem(name === undefined ? `This archive ${sentence}` : `${quoted(name)} in this archive ${sentence}`);
}

/** By its number in the archive. */
type Listed = Map<number, { name: string; size: number }>;

async function list(files: Files, limits: ArchiveLimits, taken?: Taken): Promise<{ listed: Listed; leftOut: number }> {
  const [names, sum] = [new Names(), new Sum(limits, taken)];
  const listed: Listed = new Map();
  let index = -1;
  for await (const said of run('list', files, limits)) {
    if ('problem' in said) throw problemOf(said);
    if (!('packed' in said)) continue;
    index += 1;
    if (said.folder) continue;
    const name = names.take(said.name);
    // What is left out is unpacked with the others all the same.
    sum.add({ ...said, name: name ?? said.name });
    if (name === undefined) continue;
    if (said.encrypted) throw problemOf({ problem: 'ERAR_MISSING_PASSWORD', name });
    listed.set(index, { name, size: said.size });
  }
  return { listed, leftOut: names.leftOut };
}

async function unpack(files: Files, listed: Listed, limits: ArchiveLimits): Promise<Archive['entries']> {
  const entries: { name: string; size: number; open: () => AsyncIterable<Uint8Array> }[] = [];
  const missing = new Map(listed);
  for await (const said of run('unpack', files, limits)) {
    if ('problem' in said) throw problemOf(said);
    const entry = 'index' in said ? missing.get(said.index) : undefined;
    if (!entry || !('index' in said)) continue;
    // What is a copy of another file by a reference is made, too, but without bytes.
    if (said.end === said.start && entry.size > 0) continue;
    missing.delete(said.index);
    if (said.end - said.start !== entry.size) throw damaged(entry.name);
    entries.push({ ...entry, open: () => files.unpacked.range(said.start, said.end) });
  }
  // Links are made, not written.
  for (const { name } of missing.values()) throw new ArchiveProblem(`${quoted(name)} in this archive is a link, not a file. Pack the file itself.`);
  return entries;
}

export async function openRar(bytes: ArchiveBytes, limits: ArchiveLimits, taken?: Taken): Promise<Archive> {
  const files = { archive: new Spool(), unpacked: new Spool() };
  const close = async (): Promise<void> => {
    await files.archive.close();
    await files.unpacked.close();
  };
  try {
    for await (const chunk of bytes.read(0, bytes.size - 1)) await files.archive.write(chunk);
    const { listed, leftOut } = await list(files, limits, taken);
    return { entries: await unpack(files, listed, limits), leftOut, close };
  } catch (error) {
    await close();
    throw error;
  }
}
