/** What is kept of an answer: sent by the form of the label page, stored, and given to the editor by the page that opens the task again. */
import { paths } from '#app/core/paths.ts';
import type { Row } from '#app/core/labeling/result.ts';
import type { LabelerProps } from '#islands/labeler/props.ts';
import { answer, asForm, lease } from '#tests/support/answers.ts';
import { client } from '#tests/support/app.ts';
import { cloneDatabase } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import type { Given } from '../harness.ts';

export type Keeper = {
  /** The rows that the editor gets when the answer is opened again. Fails where the server refuses them. */
  keep(given: Given, rows: Row[]): Promise<Row[]>;
  close(): Promise<void>;
};

export async function openKeeper(): Promise<Keeper> {
  const connection = await cloneDatabase(`pairs_${process.pid}`);
  const { db } = connection;
  const { ada, ben } = await make.story(db);
  const here = client(db).as(ben);
  return {
    async keep({ markup, data }, rows) {
      const project = await make.project(db, { by: ada, members: [ben], config: markup });
      await make.task(db, { project, data: data ?? {} });
      const { task, fence } = await lease(db, project, ben);
      const sent = await here.post(paths.annotations(project.id, task.id), asForm(await answer(db, project, { result: rows, fence })));
      if (sent.status !== 303) throw new Error(`The answer is refused: ${sent.status} ${sent.query('.notice, .flash, [role=alert]')?.text ?? ''}`);
      const page = await here.get(paths.label(project.id, task.id));
      const props = page.query('[data-island=labeler]')?.getAttribute('data-props') ?? '{}';
      return (JSON.parse(props.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as LabelerProps).result;
    },
    close: () => connection.close(),
  };
}
