import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportFormatNames, exportFormats } from '#app/formats/catalog.ts';
import { isArchive } from '#app/formats/format.ts';
import { fileBytes } from '#app/formats/outgoing.ts';
import { joined, many } from './many-sided.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('every archive ends with the checksum and the size of each of its files', async () => {
  for (const name of exportFormatNames.filter((each) => isArchive(exportFormats[each]))) {
    const { tasks, context } = many(name);
    const files = unzipSync(await joined(fileBytes(exportFormats[name], tasks(), context)));
    const list = name === 'ASR_MANIFEST' ? 'export-manifest.json' : 'manifest.json';
    const manifest = JSON.parse(new TextDecoder().decode(files[list])) as { files: { path: string; size: number; sha256: string }[] };
    expect(Object.keys(files).at(-1)).toBe(list);
    expect(manifest.files).toEqual(
      Object.entries(files)
        .filter(([path]) => path !== list)
        .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) })),
    );
    expect([name, manifest.files.length > 1]).toEqual([name, true]);
  }
});
