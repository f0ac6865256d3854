/** The checksum of every format's file of the same project, a line each: run by itself in other places of the world. */
import { createHash } from 'node:crypto';
import { stdout } from 'node:process';
import { exportFormatNames, exportFormats } from '#app/formats/catalog.ts';
import { fileBytes } from '#app/formats/outgoing.ts';
import { joined, many } from './many-sided.ts';

export async function checksums(): Promise<string> {
  const lines: string[] = [];
  for (const name of exportFormatNames) {
    const { tasks, context } = many(name);
    const unfit = exportFormats[name].unfit(context.config);
    if (unfit) throw new Error(`${name}: ${unfit}`);
    const bytes = await joined(fileBytes(exportFormats[name], tasks(), context));
    lines.push(`${name} ${createHash('sha256').update(bytes).digest('hex')}\n`);
  }
  return lines.join('');
}

if (process.env.SAME_BYTES) stdout.write(await checksums());
