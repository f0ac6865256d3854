import { eq } from 'drizzle-orm';
import { Refused } from '#app/core/refused.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Db } from '#app/db/client.ts';
import type { Snapshot } from '#app/db/schema/snapshots.ts';
import { files } from '#app/db/schema/transfers.ts';
import type { ExportedTask } from '#app/formats/records.ts';
import { readSnapshotHead, readSnapshotTasks, type SnapshotHead } from '#app/formats/snapshot-file.ts';
import type { FileStore } from '#app/outside/files.ts';
import { emptyConfig, parsedConfig } from '../labeling-configs.ts';

/** `tasks` reads from the beginning each time it is asked. */
export type OpenSnapshot = { head: SnapshotHead; config: LabelingConfig; tasks: () => AsyncIterable<ExportedTask<number>> };

/** @throws Refused conflict while it is not finished */
export async function openSnapshot(db: Db, { fileId, title }: Snapshot, store: FileStore): Promise<OpenSnapshot> {
  const [file] = fileId === null ? [] : await db.select().from(files).where(eq(files.id, fileId));
  if (!file) throw new Refused('conflict', `The snapshot “${title}” is not finished yet. Come back in a moment.`);
  const open = () => store.get(file.key);
  const head = await readSnapshotHead(open);
  return { head, config: head.markup === null ? emptyConfig : parsedConfig(head.markup), tasks: () => readSnapshotTasks(open) };
}
