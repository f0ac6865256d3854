/** What is said to get lost before a download, beside what is lost. */
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { exportFormatNames, exportFormats } from '#app/formats/catalog.ts';
import { configOf } from '#tests/formats/parsed.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Program } from './program.ts';

type Told = { what: string; count: number; tasks: number; url?: string };

const lossesOf = async (program: Program, project: { id: number }, query: string) =>
  (await program.get(`/projects/${project.id}/exports/lint?${query}`)).json<{ losses: Told[] }>().losses;

const found = (losses: Told[], what: string) => losses.find((loss) => loss.what === what);

/** A line of `left-out.txt` for each loss. */
async function leftOut(program: Program, project: { id: number }, query: string): Promise<string[]> {
  const { status, bytes } = await program.get(`/projects/${project.id}/export?${query}`);
  expect(status).toBe(200);
  const text = unzipSync(bytes)['left-out.txt'];
  return text ? new TextDecoder().decode(text).trimEnd().split('\n') : [];
}

const linesOf = (losses: Told[]): string[] => losses.map(({ what, count }) => `${what}: ${count}`);

test('reviews of annotations get lost in every format, and are counted of those that an export takes', async ({ app, db }) => {
  const { ada, ben, cy, project } = await make.story(db);
  const [one, two, three] = await make.tasks(db, project, [{ text: 'a' }, { text: 'b' }, { text: 'c' }]);
  await make.annotation(db, { task: one!, by: ben, verdict: 'approved' });
  await make.annotation(db, { task: one!, by: cy });
  await make.annotation(db, { task: two!, by: ben });
  await make.annotation(db, { task: three!, by: ben, verdict: 'rejected' });
  await make.annotation(db, { task: three!, by: cy, verdict: 'approved' });
  const program = await programOf(app, db, ada);
  const what = 'reviews of annotations';
  const url = `http://gloss.test/projects/${project.id}/tasks?id=${one!.id}%2C+${three!.id}`;
  const fitting = exportFormatNames.filter((name) => !exportFormats[name].unfit(configOf(make.configs.choices)));
  expect(fitting.length).toBeGreaterThan(5);
  for (const name of fitting)
    expect([name, found(await lossesOf(program, project, `exportType=${name}`), what)]).toEqual([name, { what, count: 3, tasks: 2, url }]);
  expect(found(await lossesOf(program, project, 'exportType=JSON&annotations=latest'), what)).toMatchObject({ count: 1, tasks: 1 });
  expect(found(await lossesOf(program, project, `exportType=JSON&ids=${two!.id}`), what)).toBeUndefined();
  const query = 'exportType=ANNOTTO';
  expect(await leftOut(program, project, query)).toEqual(linesOf(await lossesOf(program, project, query)));
});
