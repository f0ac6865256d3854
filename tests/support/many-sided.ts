/** One project with a bit of everything, and every page that somebody can open on it. */
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright';
import { encodeCursor } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Db } from '#app/db/client.ts';
import { checks, restorations, snapshots } from '#app/db/schema/snapshots.ts';
import { exports, imports } from '#app/db/schema/transfers.ts';
import { organizations } from '#app/db/schema/people.ts';
import { takeLease } from '#app/domain/leases.ts';
import { makePasswordReset } from '#app/domain/password-resets.ts';
import { createProject } from '#app/domain/projects.ts';
import { trashProject } from '#app/domain/projects/trash.ts';
import * as make from './make.ts';

/** Ada's project of pictures beside her story's of texts; one starred answer, one skip, a refused import, one that waits for a word, a kept export; a project in the trash. */
export async function manySided(db: Db) {
  const story = await make.story(db);
  const { ada, ben, cy, project } = story;
  const lines = Array.from(
    { length: 60 },
    (_, at) => `Line ${at} about rivers and towns, with a rather long end that needs more room than a phone has.`,
  );
  const tasks = await make.tasks(
    db,
    project,
    lines.map((text) => ({ text })),
  );
  const starred = await make.annotation(db, { task: tasks[0]!, by: ben, groundTruthAt: new Date(), groundTruthBy: ada.id });
  const second = await make.annotation(db, { task: tasks[0]!, by: cy, result: make.choice('Sad') });
  await make.annotation(db, { task: tasks[1]!, by: ben, result: [], wasCancelled: true });
  await db.insert(imports).values({
    projectId: project.id,
    createdBy: ada.id,
    state: 'refused',
    problemCount: 1,
    problems: [{ file: 'a.csv', row: 2, message: 'The task has no “text”.' }],
    sources: [{ fileId: 1, name: 'a.csv', size: 20 }],
  });
  await db.insert(imports).values({
    projectId: project.id,
    createdBy: ada.id,
    state: 'checked',
    asks: 'always',
    checkedAt: new Date(),
    taskCount: 12,
    newCount: 7,
    changedCount: 3,
    heldCount: 1,
    sameCount: 2,
    sources: [{ fileId: 1, name: 'a-rather-long-name-of-a-file-that-somebody-exported-elsewhere.csv', size: 20 }],
  });
  await db.insert(exports).values({ projectId: project.id, createdBy: ada.id, title: 'Nightly', format: 'JSON', options: {} });
  const [snapshot] = await db.insert(snapshots).values({ projectId: project.id, createdBy: ada.id, title: 'Before the second round' }).returning();
  const [restoration] = await db
    .insert(restorations)
    .values({
      projectId: project.id,
      snapshotId: snapshot!.id,
      createdBy: ada.id,
      title: 'Round one again',
      state: 'running',
      readTasks: 20,
      totalTasks: 60,
    })
    .returning();
  const checked = await addChecks(db, project.id, ada.id, snapshot!.id);
  const photos = await make.project(db, {
    by: ada,
    title: 'Photos',
    config: make.configs.image,
    members: [ben],
    instruction: '<h2>What to box</h2><p>Every <strong>cat</strong>.</p>',
    showInstruction: true,
  });
  const photo = await make.task(db, { project: photos, data: { photo: paths.sampleMedia('photo.jpg') } });
  const sounds = await make.project(db, { by: ada, title: 'Sounds', config: make.configs.audio, members: [ben] });
  const sound = await make.task(db, { project: sounds, data: { sound: paths.sampleMedia('bell.wav') } });
  // What Ben has at hand he may open.
  for (const task of [photo, sound]) await takeLease(db, task, ben);
  const empty = await createProject(db, { title: 'Empty', description: '' }, ada);
  const trashed = await make.project(db, { by: ada, title: 'Reviews of the first round, as they came from the agency' });
  await trashProject(db, trashed, new Date(), ada);
  const invitation = 'to-home';
  await db.update(organizations).set({ inviteToken: invitation }).where(eq(organizations.id, story.home.id));
  const newcomer = await make.user(db, { organization: story.home, role: 'annotator', firstName: 'Fay', state: 'not activated' });
  const reset = await makePasswordReset(db, ben.id, story.olga, new Date());
  return {
    ...story,
    invitation,
    newcomer,
    reset,
    snapshot: snapshot!,
    restoration: restoration!,
    checked,
    tasks,
    starred,
    second,
    photos,
    photo,
    sounds,
    sound,
    empty,
  };
}

/** One of an export, one of a snapshot and what there is now. */
async function addChecks(db: Db, projectId: number, createdBy: number, before: number): Promise<{ losses: number; differences: number }> {
  const done = { projectId, createdBy, state: 'done', readTasks: 60, totalTasks: 60 } as const;
  const tally = { added: 3, removed: 1, moved: 0, relabelled: 2 };
  const came = { added: 1, removed: 0, changed: 4 };
  const found = {
    tasks: came,
    annotations: came,
    predictions: came,
    isConfigChanged: true,
    labels: [{ control: 'mood', label: 'Glad', tally }],
    people: [{ person: createdBy, tally }],
    marks: [{ control: 'mood', label: 'Glad', person: createdBy, tally }],
    relabelled: [{ control: 'mood', from: 'Sad', to: 'Glad', count: 2 }],
    differing: { tasks: 80, ids: [{ from: 1, to: 9 }] },
  };
  const losses = [
    { what: 'label names that collide', count: 3, tasks: 0, ids: [] },
    { what: 'texts that begin like a formula, behind an apostrophe', count: 12, tasks: 4, ids: [{ from: 1, to: 4 }] },
  ];
  const rows = await db
    .insert(checks)
    .values([
      { ...done, kind: 'losses', input: { format: 'CSV', options: {}, given: { format: 'CSV', tasks: 'all' } }, outcome: { losses } },
      { ...done, kind: 'differences', input: { before, after: null }, outcome: found },
    ])
    .returning();
  return { losses: rows[0]!.id, differences: rows[1]!.id };
}

export type ManySided = Awaited<ReturnType<typeof manySided>>;

/** An address, or what is there once something was done at one. */
export type Stop = string | { path: string; go(page: Page): Promise<void> };

export const strangersPages = ({ invitation, reset }: ManySided): Stop[] => [
  paths.signIn,
  paths.newPasswordReset,
  paths.passwordReset(reset),
  paths.passwordReset('gone'),
  paths.invitation(invitation),
  paths.invitation('gone'),
];

export const waitingPages: Stop[] = [paths.waiting];

/** For everybody who labels. */
export const annotatorsPages = ({ project, photos, photo, sounds, sound, tasks }: ManySided): string[] => [
  paths.projects,
  paths.profile,
  paths.stream(project.id),
  paths.stream(photos.id),
  paths.myWork(project.id),
  paths.label(project.id, tasks[1]!.id),
  paths.label(photos.id, photo.id),
  paths.label(sounds.id, sound.id),
  paths.keymap,
];

/** The last page of the data, with a way back: the tasks of which there is something to say, and no fifty that all look the same. */
const lastTasks = ({ project, tasks }: ManySided): string =>
  withQuery(paths.tasks(project.id), { order: 'id', direction: 'desc', after: encodeCursor({ value: tasks[4]!.id, id: tasks[4]!.id }) });

export const reviewersPages = (story: ManySided): string[] => [lastTasks(story), paths.task(story.project.id, story.tasks[0]!.id)];

async function refusedProject(page: Page): Promise<void> {
  await page.getByLabel('Title').fill('A');
  await page.getByRole('button', { name: 'Create project' }).click();
  await page.locator('[aria-invalid=true]').waitFor();
}

async function madeToken(page: Page): Promise<void> {
  await page.getByLabel('Name of the new token').fill('Nightly');
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByText('This is the only time you see it').waitFor();
}

const settings = ['general', 'annotations', 'sampling', 'options', 'instruction', 'danger'];

/** Management of a project. */
export const managersPages = (story: ManySided): Stop[] => {
  const { project, snapshot, restoration, checked, empty, photos, tasks, photo, sounds, sound, starred, second } = story;
  return [
    paths.projects,
    paths.newProject,
    { path: paths.newProject, go: refusedProject },
    withQuery(paths.newProject, { from: 'template' }),
    paths.newSampleProject,
    paths.trash,
    paths.people,
    paths.project(project.id),
    paths.project(empty.id),
    ...settings.map((section) => paths.projectSettings(project.id, section)),
    paths.labelingConfig(project.id),
    paths.labelingConfig(empty.id),
    paths.labelingConfigVersion(project.id, 1),
    paths.labelingLanguage,
    paths.members(project.id),
    lastTasks(story),
    paths.tasks(photos.id),
    paths.tasks(empty.id),
    withQuery(paths.tasks(project.id), { text: 'nowhere' }),
    paths.task(project.id, tasks[0]!.id),
    withQuery(paths.comparison(project.id, tasks[0]!.id), { a: `annotation-${starred.id}`, b: `annotation-${second.id}` }),
    paths.task(photos.id, photo.id),
    paths.task(sounds.id, sound.id),
    paths.newImport(project.id),
    paths.import(project.id, 1),
    paths.import(project.id, 2),
    paths.exports(project.id),
    paths.exportCheck(project.id, checked.losses),
    paths.exportVerification(project.id),
    paths.snapshots(project.id),
    paths.snapshot(project.id, snapshot.id),
    paths.snapshotComparison(project.id, checked.differences),
    paths.snapshotRestoration(project.id, restoration.id),
    paths.project(999_999),
  ];
};

export const ownersPages = ({ ben }: ManySided): Stop[] => [
  paths.people,
  paths.person(ben.id),
  paths.organization,
  paths.activities,
  paths.profile,
  { path: paths.profile, go: madeToken },
];
