/** The migration that gave files their tokens: run once more, on tasks as they were written before it. */
import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { tasks } from '#app/db/schema/tasks.ts';
import { files } from '#app/db/schema/transfers.ts';
import { deleteTasks, restoreDeletion } from '#app/domain/deletions.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

const [, , ...rewriting] = readFileSync('app/db/migrations/0012_file_tokens.sql', 'utf8').split('--> statement-breakpoint');

test('addresses of files in the data of tasks, also of those in the trash, get the token', async ({ db }) => {
  const { ada, project, olga } = await make.story(db);
  const [file, foreign] = await db
    .insert(files)
    .values(
      [project, await make.project(db, { by: olga })].map(({ id }, at) => ({
        projectId: id,
        key: `key ${at}`,
        name: 'a.png',
        type: 'image/png',
        size: 1,
        sha256: '',
      })),
    )
    .returning();
  const data = (name: number | string) => ({
    photos: [paths.file(project.id, name, 'a.png'), paths.file(project.id, foreign!.id, 'a.png')],
    html: `<img src="${paths.file(project.id, name, 'a.png')}">`,
    other: '/projects/x/files/1/a.png',
  });
  const [kept, trashed] = [await make.task(db, { project, data: data(file!.id) }), await make.task(db, { project, data: data(file!.id) })];
  const now = new Date();
  const deletion = await deleteTasks(db, project, sql`id = ${trashed.id}`, now, ada);
  for (const statement of rewriting) await db.execute(sql.raw(statement));
  await restoreDeletion(db, project, deletion!.id, now, ada);
  for (const { id } of [kept, trashed]) expect((await db.select().from(tasks).where(eq(tasks.id, id)))[0]!.data).toEqual(data(file!.token));
});
