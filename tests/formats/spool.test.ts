/** What waits for its turn is held while it is short and lies on disk when it is long; it comes out the same. */
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Spool } from '#app/formats/spool.ts';
import { zipped } from '#app/formats/zip.ts';

/** No file can be made there. */
function takeFolderAway(): void {
  vi.stubEnv('TMPDIR', join(import.meta.dirname, 'no such folder'));
  onTestFinished(() => void vi.unstubAllEnvs());
}

/** An archive with so many empty files, whose directory waits until they are written. */
async function archiveOf(count: number): Promise<Buffer> {
  async function* entries() {
    for (let id = 0; id < count; id += 1) yield { path: `${id}.txt`, content: '' };
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipped(entries())) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('a short archive takes no file on disk, a long one does', async () => {
  expect(Object.keys(unzipSync(await archiveOf(2000)))).toHaveLength(2000);
  takeFolderAway();
  expect(Object.keys(unzipSync(await archiveOf(100)))).toHaveLength(100);
  await expect(archiveOf(2000)).rejects.toThrow('ENOENT');
});

test.each([3, 40_000])('%i pieces come out in whole and in part, also what was written after it was read', async (pieces) => {
  const spool = new Spool();
  onTestFinished(() => spool.close());
  expect([spool.isEmpty, await text(spool.read())]).toEqual([true, '']);
  let wanted = '';
  for (let id = 0; id < pieces; id += 1) {
    const piece = `Käse ${id}\n`;
    await spool.write(id % 2 ? piece : Buffer.from(piece));
    wanted += piece;
  }
  expect(spool.isEmpty).toBe(false);
  for (let turn = 0; turn < 2; turn += 1) expect(await text(spool.read())).toBe(wanted);
  await spool.write('the end');
  const bytes = Buffer.from(`${wanted}the end`);
  for (const [start, end] of [
    [0, 5],
    [bytes.length - 9, bytes.length],
    [7, bytes.length - 3],
    [bytes.length - 4, bytes.length + 100],
  ] as const)
    expect(await text(spool.range(start, end))).toBe(bytes.subarray(start, end).toString());
  expect(await text(spool.read())).toBe(bytes.toString());
});
