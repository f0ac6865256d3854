/** The checksums of an archive's files, as its last file: `npm run verify-export` and the page for it read them. */
import { createHash } from 'node:crypto';
import type { Entry } from './format.ts';
import { Spool } from './spool.ts';
import { bytesOf } from './zip.ts';

/** Usual name first; the others are of formats whose layout has a `manifest.json` of its own. */
export const manifestNames = ['manifest.json', 'export-manifest.json'] as const;

/** What stands before the lines of a manifest. A file that begins otherwise is none of ours. */
export const manifestHead = '{"about":"Gloss export manifest","version":1,"files":[\n';
export type ManifestLine = { path: string; size: number; sha256: string };

async function* measured(content: Entry['content'], path: string, lines: Spool): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytesOf(content)) {
    hash.update(chunk);
    size += chunk.length;
    yield chunk;
  }
  const line: ManifestLine = { path, size, sha256: hash.digest('hex') };
  await lines.write(`${lines.isEmpty ? '' : ',\n'}${JSON.stringify(line)}`);
}

async function* manifest(lines: Spool): AsyncIterable<string | Uint8Array> {
  yield manifestHead;
  yield* lines.read();
  yield '\n]}\n';
}

/** The entries, and last the list of them, a file a line, in their order. Each entry has to be read before the next is asked for. */
export async function* withManifest(entries: AsyncIterable<Entry>, name: string = manifestNames[0]): AsyncIterable<Entry> {
  const lines = new Spool();
  try {
    for await (const { path, content } of entries) yield { path, content: measured(content, path, lines) };
    yield { path: name, content: manifest(lines) };
  } finally {
    await lines.close();
  }
}
