/**
 * `npm run verify-export FILE`: whether an export is still what was written. Archives are checked file by file by their own list; other
 * files by the `FILE.sha256` beside them. Needs no server. Ends with 0 when all is right, 1 when something differs, 2 when nothing can be said.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { argv, exit, stderr, stdout } from 'node:process';
import { filePart } from '#app/formats/file-part.ts';
import { isZip, verifyArchive, type FileFault } from '#app/formats/verify.ts';

/** Memory for some two gigabytes of directory; whoever has more splits the export. */
const mostFiles = 1_000_000;

const words: Record<FileFault['fault'], string> = { differs: 'differs', missing: 'is missing', unlisted: 'is not in the list' };

async function digestOf(file: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of filePart(file, 0, size)) hash.update(chunk);
  return hash.digest('hex');
}

const unproven = 'That does not prove who made it: whoever changes a file can write the manifest anew, and nobody signs it.';

const matching = (files: number): string => (files === 1 ? 'Its one file matches' : `All ${files} files match`);

/** What stands beside the file; undefined where nothing does. */
function expectedDigest(path: string): string | undefined {
  const beside = `${path}.sha256`;
  return existsSync(beside) ? /^[0-9a-f]{64}\b/.exec(readFileSync(beside, 'utf8'))?.[0] : undefined;
}

/** The exit code, said in words. */
async function verify(path: string, file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  const digest = await digestOf(file, size);
  stdout.write(`${path}: SHA-256 ${digest}\n`);
  const expected = expectedDigest(path);
  if (expected !== undefined)
    stdout.write(expected === digest ? `It is the file that ${path}.sha256 names.\n` : `It is not the file that ${path}.sha256 names.\n`);
  const head = new Uint8Array(4);
  await file.read(head, 0, 4, 0);
  if (!isZip(head)) {
    if (expected === undefined) stdout.write(`It is no archive, and there is no ${path}.sha256 beside it to compare with.\n`);
    return expected === undefined ? 2 : Number(expected !== digest);
  }
  const verdict = await verifyArchive({ size, read: (start, end) => filePart(file, start, end + 1) }, mostFiles);
  if (verdict.kind === 'none') stdout.write(`${verdict.message}\n`);
  if (verdict.kind === 'right') stdout.write(`${matching(verdict.files)} the archive’s own manifest. ${unproven}\n`);
  if (verdict.kind !== 'wrong') return expected !== undefined && expected !== digest ? 1 : verdict.kind === 'none' ? 2 : 0;
  for (const { path: name, fault } of verdict.faults) stdout.write(`${name} ${words[fault]}\n`);
  stdout.write(
    `${verdict.faulty} ${verdict.faulty === 1 ? 'file is not as it was' : 'files are not as they were'} written, of ${verdict.files} in the list.\n`,
  );
  return 1;
}

const [path] = argv.slice(2);
if (path === undefined || !existsSync(path)) {
  stderr.write(path === undefined ? 'Say which file: npm run verify-export FILE\n' : `There is no file ${path}.\n`);
  exit(2);
}
const file = await open(path);
const code = await verify(path, file);
await file.close();
exit(code);
