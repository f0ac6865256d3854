/** A file that is looked at and not kept: it lies on the disk without a name until it has been read. */
import { createHash } from 'node:crypto';
import { Refused } from '#app/core/refused.ts';
import { Spool } from '#app/formats/spool.ts';
import { shownName } from '../files.ts';

/** `spool` is to be closed by whoever got it. */
export type PassingFile = { name: string; size: number; sha256: string; spool: Spool };

/** 10 GB: exports may hold all pictures of a project. */
const largestPassing = 10_000_000_000;

/** @throws Refused invalid (field file) when it is too large; nothing stays then */
export async function holdFile(name: string, bytes: AsyncIterable<Uint8Array>): Promise<PassingFile> {
  const spool = new Spool();
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > largestPassing)
        throw new Refused('invalid', 'This file is larger than 10 GB. Verify it with "npm run verify-export" instead.', 'file');
      hash.update(chunk);
      await spool.write(chunk);
    }
    return { name: shownName(name), size, sha256: hash.digest('hex'), spool };
  } catch (error) {
    await spool.close();
    throw error;
  }
}
