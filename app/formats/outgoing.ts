/** A format at work: tasks become the bytes of a file, or are only looked through for what the file could not hold. */
import { AskedMedia } from './asked-media.ts';
import { counted } from './carried.ts';
import { isArchive, type Bytes, type ExportContext, type Format, type Medium } from './format.ts';
import { leftOut } from './left-out.ts';
import { withManifest } from './manifest.ts';
import type { ExportedTasks } from './records.ts';
import { asBytes, bytesOf, zipped } from './zip.ts';

/** The same tasks give the same bytes. Archives say what was left out, and the checksum of each of their files. */
export function fileBytes(format: Format, tasks: ExportedTasks, context: ExportContext): Bytes {
  const seen = counted(tasks, format.carries, context.config, context.losses);
  if (!isArchive(format)) return asBytes(format.write(seen, context));
  return zipped(withManifest(leftOut(format.entries(seen, context), context.losses), format.manifest));
}

/** Goes the whole way without keeping anything: `context.losses` then says what a file would not hold. No medium is read. */
export async function lookThrough(format: Format, tasks: ExportedTasks, context: ExportContext): Promise<void> {
  const seen = counted(tasks, format.carries, context.config, context.losses);
  const media = new AskedMedia(context.losses);
  const find = async (address: string): Promise<Medium | undefined> => {
    const medium = await context.find(address);
    return medium && media.closed(address, medium);
  };
  // Media are looked up as for the file itself, so that those that it would not hold are found.
  const without = { ...context, isCheck: true, find };
  if (isArchive(format)) for await (const { content } of format.entries(seen, without)) await drained(bytesOf(content));
  else await drained(format.write(seen, without));
  await media.all();
}

async function drained(pieces: AsyncIterable<unknown>): Promise<void> {
  const reader = pieces[Symbol.asyncIterator]();
  while (!(await reader.next()).done);
}
