import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { pageWithin } from '#app/core/pages.ts';
import { paths } from '#app/core/paths.ts';
import { Refused } from '#app/core/refused.ts';
import type { Snapshot } from '#app/db/schema/snapshots.ts';
import { findCheck, listChecks, startCheck, type CheckOf } from '#app/domain/checks.ts';
import { aboutOf } from '#app/domain/exports/about.ts';
import {
  countSnapshots,
  deleteSnapshot,
  findSnapshot,
  listSnapshots,
  readySnapshots,
  renameSnapshot,
  startSnapshot,
  titlesOf,
} from '#app/domain/snapshots.ts';
import { formatsOf, writeSnapshot } from '#app/domain/snapshots/export.ts';
import { findRestoration, listRestorations, startRestoration } from '#app/domain/snapshots/restorations.ts';
import { exportFormatNames } from '#app/formats/catalog.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { setFlash } from '#app/web/flash.ts';
import { checkbox, errorsOf, outcome, readForm, required, type FormErrors, type Given } from '#app/web/forms.ts';
import { download, go, page } from '#app/web/respond.tsx';
import { allow, inProject, number, pageIn, signedIn } from '#app/web/scopes.ts';
import { SnapshotsPage, type SnapshotForm } from '#views/snapshots.tsx';
import { ComparisonPage } from '#views/snapshots/comparison.tsx';
import { RestorationPage } from '#views/snapshots/restoration.tsx';
import { SnapshotPage } from '#views/snapshots/snapshot.tsx';

type In = Context<ProjectEnv>;
const titleForm = z.object({ title: required(200, 'The name') });
const projectForm = z.object({ title: required(200, 'The title') });
const state = z.coerce.number({ error: 'Choose a snapshot.' }).int().positive();
const comparisonForm = z.object({
  before: state,
  after: z.union([z.literal('now').transform(() => null), state], { error: 'Choose a snapshot, or what there is now.' }),
});
const order = z.object({
  format: z.enum(exportFormatNames, { error: 'Choose a format.' }),
  tasks: z.enum(['all', 'annotated', 'done'], { error: 'Choose which tasks.' }),
  fullTasks: checkbox,
  predictions: checkbox,
  media: checkbox,
  anonymous: checkbox,
});

/** The form that came back, and what is wrong with it. */
type Wrong = { form: SnapshotForm; errors: FormErrors; given: Given };
const snapshotIn = (c: In): Promise<Snapshot> => findSnapshot(c.var.db, c.var.project, number(c.req.param('snapshot')));

const pageSize = 50;
const statesOf = ({ input: { before, after } }: CheckOf<'differences'>): number[] => [before, ...(after === null ? [] : [after])];

async function listPage(c: In, wrong?: Wrong): Promise<Response> {
  const { db, project } = c.var;
  const count = await countSnapshots(db, project);
  const at = pageWithin(count, { page: pageIn(c), page_size: pageSize });
  const [snapshots, comparisons] = [await listSnapshots(db, project, at), await listChecks(db, project, 'differences')];
  const titles = await titlesOf(db, project, comparisons.flatMap(statesOf));
  const props = { project, snapshots, count, at, ready: await readySnapshots(db, project), comparisons, titles, wrong };
  return page(c, <SnapshotsPage {...props} />, wrong ? 422 : 200);
}

async function onePage(c: In, snapshot: Snapshot, wrong?: Wrong): Promise<Response> {
  const { db, project, files } = c.var;
  const formats = snapshot.state === 'done' ? await formatsOf(db, snapshot, files) : [];
  const restorations = await listRestorations(db, snapshot);
  const props = { project, snapshot, formats, restorations, wrong };
  return page(c, <SnapshotPage {...props} />, wrong ? 422 : 200);
}

const lists = new Hono<ProjectEnv>()
  .get(paths.snapshots(':project'), signedIn, inProject, allow('export tasks'), (c) => listPage(c))
  .post(paths.snapshots(':project'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { db, project, user, enqueue } = c.var;
    const form = await readForm(c, titleForm);
    if (!form.ok) return listPage(c, { form: 'make', ...form });
    const made = await outcome(startSnapshot(db, project, form.values, user, enqueue));
    if (!made.ok) return listPage(c, { form: 'make', errors: made.errors, given: form.given });
    return go(c, paths.snapshot(project.id, made.value.id));
  })
  .post(paths.snapshotComparisons(':project'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { db, project, user } = c.var;
    const form = await readForm(c, comparisonForm);
    if (!form.ok) return listPage(c, { form: 'compare', ...form });
    const started = await outcome(startCheck(db, project, { kind: 'differences', input: form.values }, user, c.var));
    if (!started.ok) return listPage(c, { form: 'compare', errors: started.errors, given: form.given });
    return go(c, paths.snapshotComparison(project.id, started.value.id));
  })
  .get(paths.snapshotComparison(':project', ':comparison'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { db, project } = c.var;
    const check = await findCheck(db, project, number(c.req.param('comparison')), 'differences');
    const titles = await titlesOf(db, project, statesOf(check));
    const { people } = await aboutOf(db, project);
    return page(c, <ComparisonPage project={project} check={check} titles={titles} people={people} />);
  })
  .get(paths.snapshotRestoration(':project', ':restoration'), signedIn, inProject, allow('create projects'), async (c) => {
    const { db, project } = c.var;
    return page(c, <RestorationPage project={project} restoration={await findRestoration(db, project, number(c.req.param('restoration')))} />);
  });

const one = new Hono<ProjectEnv>()
  .get(paths.snapshot(':project', ':snapshot'), signedIn, inProject, allow('export tasks'), async (c) => onePage(c, await snapshotIn(c)))
  .patch(paths.snapshot(':project', ':snapshot'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { db, project, user } = c.var;
    const snapshot = await snapshotIn(c);
    const form = await readForm(c, titleForm);
    if (!form.ok) return onePage(c, snapshot, { form: 'rename', ...form });
    const renamed = await outcome(renameSnapshot(db, project, snapshot, form.values, user));
    if (!renamed.ok) return onePage(c, snapshot, { form: 'rename', errors: renamed.errors, given: form.given });
    setFlash(c, `The snapshot is called “${renamed.value.title}” now.`);
    return go(c, paths.snapshot(project.id, snapshot.id));
  })
  .delete(paths.snapshot(':project', ':snapshot'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { db, project, user, files } = c.var;
    const snapshot = await snapshotIn(c);
    const wanted = `Type the name of the snapshot, “${snapshot.title}”, exactly as it stands here.`;
    const form = await readForm(c, z.object({ confirmation: z.string({ error: wanted }).refine((text) => text.trim() === snapshot.title, wanted) }));
    if (!form.ok) return onePage(c, snapshot, { form: 'delete', ...form });
    await deleteSnapshot(db, project, snapshot, user, files);
    setFlash(c, `The snapshot “${snapshot.title}” is deleted.`);
    return go(c, paths.snapshots(project.id));
  })
  .get(paths.snapshotExport(':project', ':snapshot'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { db, project, files } = c.var;
    const read = order.safeParse(c.req.query());
    if (!read.success) throw new Refused('invalid', Object.values(errorsOf(read.error)).join(' '));
    const { format, ...options } = read.data;
    const file = await writeSnapshot(db, project, await snapshotIn(c), { format, options }, files);
    return download(c, file, file.bytes);
  })
  .post(paths.snapshotChecks(':project', ':snapshot'), signedIn, inProject, allow('export tasks'), async (c) => {
    const { db, project, user } = c.var;
    const snapshot = await snapshotIn(c);
    const form = await readForm(c, order);
    if (!form.ok) return onePage(c, snapshot, { form: 'export', ...form });
    const { format, ...options } = form.values;
    const input = { format, options, snapshot: snapshot.id, given: form.given };
    const started = await outcome(startCheck(db, project, { kind: 'losses', input }, user, c.var));
    if (!started.ok) return onePage(c, snapshot, { form: 'export', errors: started.errors, given: form.given });
    return go(c, paths.exportCheck(project.id, started.value.id));
  })
  .post(paths.snapshotRestorations(':project', ':snapshot'), signedIn, inProject, allow('create projects'), async (c) => {
    const { db, project, user, enqueue } = c.var;
    const snapshot = await snapshotIn(c);
    const form = await readForm(c, projectForm);
    if (!form.ok) return onePage(c, snapshot, { form: 'restore', ...form });
    const started = await outcome(startRestoration(db, project, snapshot, form.values, user, enqueue));
    if (!started.ok) return onePage(c, snapshot, { form: 'restore', errors: started.errors, given: form.given });
    return go(c, paths.snapshotRestoration(project.id, started.value.id));
  });

/** `:snapshot` would also match the word, so it comes last. */
export const snapshotRoutes = new Hono<ProjectEnv>().route('/', lists).route('/', one);
