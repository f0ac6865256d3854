/** What the editor says before a submit the server says as well: the table of tests/core/labeling/asked.ts by the door of answers. */
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { annotations } from '#app/db/schema/annotations.ts';
import { answer, asForm, lease } from '#tests/support/answers.ts';
import { cases, data } from '#tests/core/labeling/asked.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';

test('what is asked for and limited is refused with the same sentences, and taken once it is there', { timeout: 120_000 }, async ({ db, app }) => {
  const { ada, ben } = await make.story(db);
  const asBen = app.as(ben);
  for (const { title, markup, rows, said, enough } of cases) {
    const project = await make.project(db, { by: ada, members: [ben], config: markup });
    await make.task(db, { project, data });
    const { task, fence } = await lease(db, project, ben);
    const send = async (result: typeof rows) => {
      const form = asForm(await answer(db, project, { fence, result }));
      return asBen.post(paths.annotations(project.id, task.id), form, { Accept: 'application/json' });
    };
    const before = await db.$count(annotations);
    const refused = await send(rows);
    expect([refused.status, refused.json()], title).toEqual([422, { problems: said.map(({ message }) => ({ message })) }]);
    expect(await db.$count(annotations)).toBe(before);
    expect((await send(enough)).status, title).toBe(200);
    expect(await db.$count(annotations)).toBe(before + 1);
  }
});
