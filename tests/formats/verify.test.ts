import { zipSync, unzipSync, strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { exportFormatNames, exportFormats } from '#app/formats/catalog.ts';
import { isArchive } from '#app/formats/format.ts';
import { fileBytes } from '#app/formats/outgoing.ts';
import { verifyArchive, type Verdict } from '#app/formats/verify.ts';
import { stream } from './exported.ts';
import { joined, many } from './many-sided.ts';

const verify = (bytes: Uint8Array, entries = 1000): Promise<Verdict> =>
  verifyArchive({ size: bytes.length, read: (start, end) => stream([bytes.subarray(start, end + 1)]) }, entries);

const archives = exportFormatNames.filter((name) => isArchive(exportFormats[name]));
async function archiveOf(name: (typeof archives)[number]): Promise<Uint8Array> {
  const { tasks, context } = many(name);
  return joined(fileBytes(exportFormats[name], tasks(), context));
}

test.each(archives)('%s is right as written, and packed again by another program', async (name) => {
  const bytes = await archiveOf(name);
  const files = Object.keys(unzipSync(bytes)).length - 1;
  expect(await verify(bytes)).toEqual({ kind: 'right', files });
  expect(await verify(zipSync(unzipSync(bytes)))).toEqual({ kind: 'right', files });
});

test('each file that differs, is missing or is new is named', async () => {
  const files = unzipSync(await archiveOf('COCO'));
  const { 'image-addresses.csv': _gone, ...rest } = files;
  const wrong = await verify(zipSync({ ...rest, 'result.json': strToU8('{}'), 'new.txt': strToU8('x') }));
  expect(wrong).toEqual({
    kind: 'wrong',
    files: 3,
    faulty: 3,
    faults: [
      { path: 'result.json', fault: 'differs' },
      { path: 'image-addresses.csv', fault: 'missing' },
      { path: 'new.txt', fault: 'unlisted' },
    ],
  });
});

test.each([
  ['no list', zipSync({ 'a.txt': strToU8('x') })],
  ['a list of something else', zipSync({ 'manifest.json': strToU8('{"audio_filepath":"a"}\n') })],
  ['an empty list', zipSync({ 'manifest.json': strToU8('') })],
  ['a list that breaks off', zipSync({ 'manifest.json': strToU8('{"about":"Gloss export manifest","version":1,"files":[\n{"path":') })],
  ['a line without end', zipSync({ 'manifest.json': strToU8(`{"about":"Gloss export manifest","version":1,"files":[\n${'x'.repeat(200_000)}`) })],
])('%s: nothing can be said, and why', async (_name, bytes) => {
  expect(await verify(bytes)).toEqual({ kind: 'none', message: expect.stringContaining('no list of checksums') as string });
});

test('more files than may be held: a sentence', async () => {
  const bytes = await archiveOf('COCO');
  expect(await verify(bytes, 1)).toEqual({ kind: 'none', message: expect.stringContaining('more than 1 files') as string });
});

test('a truncated archive: a sentence', async () => {
  const bytes = await archiveOf('COCO');
  expect(await verify(bytes.subarray(0, bytes.length - 30))).toEqual({ kind: 'none', message: expect.stringContaining('cut off') as string });
});
