/** What is said to get lost before a download, beside what is lost. */
import { Readable } from 'node:stream';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { paths } from '#app/core/paths.ts';
import { drafts, predictions } from '#app/db/schema/annotations.ts';
import { files } from '#app/db/schema/transfers.ts';
import { saveLabelingConfig } from '#app/domain/labeling-configs/save.ts';
import { exportFormatNames, exportFormats } from '#app/formats/catalog.ts';
import { grayPng } from '#tests/fixtures/picture.ts';
import { configOf } from '#tests/formats/parsed.ts';
import { test } from '#tests/support/db.ts';
import * as make from '#tests/support/make.ts';
import { programOf, type Program } from './program.ts';

const brush = '<View><Image name="photo" value="$photo"/><BrushLabels name="mask" toName="photo"><Label value="Sky"/></BrushLabels></View>';
const speech = '<View><Audio name="sound" value="$sound"/><TextArea name="words" toName="sound"/></View>';

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

test.for([
  ['COCO_WITH_IMAGES', make.configs.image, 'cat.png'],
  ['YOLO_WITH_IMAGES', make.configs.image, 'cat.png'],
  ['YOLO_OBB_WITH_IMAGES', make.configs.image, 'cat.png'],
  ['VOC&download_resources=true', make.configs.image, 'cat.png'],
  ['SUPERB&download_resources=true', make.configs.image, 'cat.png'],
  ['BRUSH_TO_COCO&download_resources=true', brush, 'cat.png'],
  ['ASR_MANIFEST&download_resources=true', speech, 'a.wav'],
] as const)('%s: media that were asked for and are elsewhere, or gone', async ([type, config, name], { app, db }) => {
  const { ada, ben, cy } = await make.story(db);
  const project = await make.project(db, { by: ada, config, members: [ben, cy] });
  const kept = await app.deps.files.put(Readable.from([name.endsWith('.png') ? grayPng(4, 4) : Buffer.from('RIFF')]));
  const [file] = await db
    .insert(files)
    .values({ projectId: project.id, name, type: name.endsWith('.png') ? 'image/png' : 'audio/wav', ...kept })
    .returning();
  const ours = paths.file(project.id, file!.token, name);
  const gone = paths.file(project.id, '0b0b0b0b-0000-4000-8000-000000000000', name);
  const tasks = await make.tasks(
    db,
    project,
    [`http://h.example/1/${name}`, ours, gone, `http://h.example/2/${name}`].map((address) => ({ photo: address, sound: address })),
  );
  for (const task of tasks) for (const by of [ben, cy]) await make.annotation(db, { task, by, result: [] });
  const program = await programOf(app, db, ada);
  const query = `exportType=${type}`;
  const losses = await lossesOf(program, project, query);
  const what = 'media that are not in the archive, by their address';
  const url = `http://gloss.test/projects/${project.id}/tasks?id=${tasks[0]!.id}%2C+${tasks[2]!.id}-${tasks[3]!.id}`;
  expect(found(losses, what)).toEqual({ what, count: 3, tasks: 3, url });
  expect(await leftOut(program, project, query)).toEqual(linesOf(losses));
  const { bytes } = await program.get(`/projects/${project.id}/export?${query}`);
  expect(Object.keys(unzipSync(bytes)).filter((path) => path.endsWith(name))).toHaveLength(1);
  // Without media nobody misses them.
  const without = `exportType=${type.replace(/_WITH_IMAGES|&.*/, '')}&download_resources=false`;
  expect(found(await lossesOf(program, project, without), what)).toBeUndefined();
});

test('people by pseudonyms do not come back: it is said before, and by the import what to do', async ({ app, db }) => {
  const { ada, ben, cy, project } = await make.story(db);
  const task = await make.task(db, { project });
  await make.annotation(db, { task, by: ben });
  await make.annotation(db, { task, by: cy, wasCancelled: true, result: [] });
  const begun = { projectId: project.id, taskId: task.id, userId: ben.id, result: [], writer: 'w', sequence: 1 };
  await db.insert(drafts).values(begun);
  const program = await programOf(app, db, ada);
  const what = 'people by pseudonyms, which no import knows';
  const of = async (query: string) => found(await lossesOf(program, project, query), what)?.count;
  expect(await of('exportType=JSON&drafts=1')).toBeUndefined();
  expect(await of('exportType=JSON&anonymous=true')).toBe(2);
  expect(await of('exportType=JSON&anonymous=true&drafts=1')).toBe(3);
  expect(await of('exportType=CSV&anonymous=true')).toBe(1);
  expect(await leftOut(program, project, 'exportType=ANNOTTO&anonymous=true')).toContain(`${what}: 1`);

  const { text } = await program.get(`/projects/${project.id}/export?exportType=JSON&anonymous=true`);
  const other = await make.project(db, { by: ada, title: 'Other' });
  const sent = await program.raw('POST', `/projects/${other.id}/import`, text, { 'Content-Type': 'application/json' });
  expect([sent.status, sent.text]).toEqual([400, expect.stringContaining('is a pseudonym of an export, and nobody can tell whose. Export without')]);
});

test.for(['all', 'latest', 'majority', 'latest_per_person', 'ground_truth'])(
  '%s of all tasks, as a table: each task has a row, or is counted as left out',
  async (choice, { app, db }) => {
    const { ada, ben, cy, project } = await make.story(db);
    const [agreed, undecided, torn, skipped] = await make.tasks(
      db,
      project,
      ['agreed', 'undecided', 'torn', 'skipped', 'fresh'].map((text) => ({ text })),
    );
    for (const by of [ben, cy]) await make.annotation(db, { task: agreed!, by });
    for (const task of [undecided!, torn!]) {
      await make.annotation(db, { task, by: ben });
      await make.annotation(db, { task, by: cy, result: make.choice('Sad') });
    }
    for (const task of [torn!, skipped!]) await make.annotation(db, { task, by: ada, wasCancelled: true, result: [] });
    const program = await programOf(app, db, ada);
    const query = `annotations=${choice}&download_all_tasks=true`;
    for (const type of ['CSV', 'JSON_MIN']) {
      const losses = await lossesOf(program, project, `exportType=${type}&${query}`);
      const { text } = await program.get(`/projects/${project.id}/export?exportType=${type}&${query}`);
      const missing = ['agreed', 'undecided', 'torn', 'skipped', 'fresh'].filter((word) => !text.includes(word));
      expect([type, found(losses, 'tasks with skipped answers alone, left out whole')?.count ?? 0]).toEqual([type, missing.length]);
      const expected = { majority: ['torn', 'skipped'], ground_truth: [] }[choice] ?? ['skipped'];
      expect(missing).toEqual(expected);
      expect(found(losses, 'tasks whose answers have no majority')?.count).toBe(choice === 'majority' ? 2 : undefined);
    }
  },
);

test('what JSON carries and no import takes back is named with its reason and its task', async ({ app, db }) => {
  const { ada, ben, project } = await make.story(db);
  const of = (choices: string) => `<View><Text name="text" value="$text"/><Choices name="mood" toName="text"${choices}</Choices></View>`;
  const kept = '<Choice value="Glad"/><Choice value="Sad"/>';
  await saveLabelingConfig(db, project, of(` choice="multiple">${kept}<Choice value="Calm"/>`), ada);
  const [row] = make.choice('Glad');
  const both = [{ ...row!, value: { choices: ['Glad', 'Sad'] } }];
  const [one, two, three] = await Promise.all(['E-1', 'E-2', 'E-1'].map((externalId) => make.task(db, { project, externalId })));
  await make.annotation(db, { task: one!, by: ben });
  await make.annotation(db, { task: one!, by: ada, result: both });
  await make.annotation(db, { task: two!, by: ben, result: both });
  await db.insert(predictions).values({ projectId: project.id, taskId: two!.id, result: make.choice('Calm') });
  await db.insert(predictions).values({ projectId: project.id, taskId: three!.id, result: make.choice('Calm') });
  const program = await programOf(app, db, ada);
  const query = 'download_all_tasks=true';
  const twice = { what: 'tasks that an import into another project refuses: the external_id is that of another one, too', count: 1, tasks: 1 };
  const named = (first: typeof one, last = first) =>
    `http://gloss.test/projects/${project.id}/tasks?id=${[...new Set([first!.id, last!.id])].join('-')}`;
  expect(await lossesOf(program, project, `exportType=JSON&${query}`)).toEqual([{ ...twice, url: named(three) }]);
  expect(await saveLabelingConfig(db, project, of(`>${kept}`), ada)).toMatchObject({ ok: true });
  for (const format of ['JSON', 'JSONL', 'LABEL_STUDIO'])
    expect([format, await lossesOf(program, project, `exportType=${format}&${query}`)]).toEqual([
      format,
      [
        { ...twice, url: named(three) },
        { what: 'tasks that an import refuses: Annotation: "mood" takes one choice, not 2', count: 2, tasks: 2, url: named(one, two) },
        { what: 'tasks that an import refuses: Prediction: "Calm" is no choice of "mood"', count: 1, tasks: 1, url: named(three) },
      ],
    ]);
  const other = await make.project(db, { by: ada, title: 'Other' });
  const { bytes } = await program.get(`/projects/${project.id}/export?exportType=JSON&${query}`);
  expect((await program.raw('PUT', `/projects/${other.id}/import/tasks.json`, bytes as BodyInit)).status).toBe(400);
});
