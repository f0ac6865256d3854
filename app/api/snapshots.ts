import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Restoration, Snapshot } from '#app/db/schema/snapshots.ts';
import { countSnapshots, deleteSnapshot, findSnapshot, listSnapshots, renameSnapshot, startSnapshot } from '#app/domain/snapshots.ts';
import { writeSnapshot } from '#app/domain/snapshots/export.ts';
import { findRestoration, startRestoration } from '#app/domain/snapshots/restorations.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { download } from '#app/web/respond.tsx';
import { inProject } from '#app/web/scopes.ts';
import { answers, body, calls, guarded, inPath, listOf, nothing, paged, paging } from './calls.ts';
import { exportOrder, orderOf } from './export-order.ts';

const count = z.number().int();
const SnapshotShape = z
  .object({
    id: count,
    project: count,
    title: z.string(),
    status: z.enum(['created', 'in_progress', 'failed', 'completed']),
    task_number: count,
    annotation_number: count,
    prediction_number: count,
    sha256: z.string().nullable(),
    created_at: z.string(),
    finished_at: z.string().nullable(),
    created_by: count,
  })
  .meta({ id: 'Snapshot' });

export const statuses = { waiting: 'created', running: 'in_progress', done: 'completed', refused: 'failed', failed: 'failed' } as const;
const snapshotShape = (snapshot: Snapshot): z.infer<typeof SnapshotShape> => ({
  id: snapshot.id,
  project: snapshot.projectId,
  title: snapshot.title,
  status: statuses[snapshot.state],
  task_number: snapshot.taskCount,
  annotation_number: snapshot.annotationCount,
  prediction_number: snapshot.predictionCount,
  sha256: snapshot.sha256,
  created_at: snapshot.createdAt.toISOString(),
  finished_at: snapshot.finishedAt?.toISOString() ?? null,
  created_by: snapshot.createdBy,
});

const title = z.string().trim().min(1, 'Give the snapshot a name.').max(200);
const Named = z.object({ title }).meta({ id: 'NewSnapshot' });
const RestorationShape = z
  .object({
    id: count,
    snapshot: count.nullable(),
    title: z.string(),
    status: SnapshotShape.shape.status,
    task_number: count,
    read_task_number: count,
    stored_task_number: count,
    project: count.nullable(),
    detail: z.string().nullable(),
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: 'Restoration' });
const restorationShape = (restoration: Restoration): z.infer<typeof RestorationShape> => ({
  id: restoration.id,
  snapshot: restoration.snapshotId,
  title: restoration.title,
  status: statuses[restoration.state],
  task_number: restoration.totalTasks,
  read_task_number: restoration.readTasks,
  stored_task_number: restoration.storedTasks,
  project: restoration.madeProjectId,
  detail: restoration.reason,
  created_at: restoration.createdAt.toISOString(),
  finished_at: restoration.finishedAt?.toISOString() ?? null,
});

const project = inPath('project');
const one = inPath('project', 'snapshot');
const path = '/projects/{project}/snapshots';
const guard = guarded('export tasks', inProject);
/** A snapshot has no filters; asking for one is refused, not left out silently. */
const snapshotOrder = exportOrder
  .pick({
    exportType: true,
    export_type: true,
    download_all_tasks: true,
    download_resources: true,
    predictions: true,
    full_tasks: true,
    anonymous: true,
  })
  .strict();
export const apiSnapshots = calls<ProjectEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path,
      summary: 'Snapshots, newest first',
      middleware: guard,
      request: { params: project, query: paging },
      responses: answers(200, 'A page of snapshots', listOf(SnapshotShape)),
    }),
    async (c) => {
      const query = c.req.valid('query');
      const page = (await listSnapshots(c.var.db, c.var.project, query)).map(({ snapshot }) => snapshotShape(snapshot));
      return c.json(paged(c.req.url, c.var.baseUrl, query, await countSnapshots(c.var.db, c.var.project), page), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path,
      summary: 'Freeze the project as it is now, under a name',
      middleware: guard,
      request: { params: project, body: body(Named) },
      responses: answers(201, 'The snapshot; ask for it again until it is completed', SnapshotShape),
    }),
    async (c) => {
      const { db, project: of, user, enqueue } = c.var;
      return c.json(snapshotShape(await startSnapshot(db, of, c.req.valid('json'), user, enqueue)), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: `${path}/{snapshot}`,
      summary: 'How far a snapshot is, and what it holds',
      middleware: guard,
      request: { params: one },
      responses: answers(200, 'The snapshot', SnapshotShape),
    }),
    async (c) => c.json(snapshotShape(await findSnapshot(c.var.db, c.var.project, c.req.valid('param').snapshot)), 200),
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: `${path}/{snapshot}`,
      summary: 'Rename a snapshot',
      middleware: guard,
      request: { params: one, body: body(Named) },
      responses: answers(200, 'The snapshot', SnapshotShape),
    }),
    async (c) => {
      const { db, project: of, user } = c.var;
      const found = await findSnapshot(db, of, c.req.valid('param').snapshot);
      return c.json(snapshotShape(await renameSnapshot(db, of, found, c.req.valid('json'), user)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: `${path}/{snapshot}`,
      summary: 'Delete a snapshot for good',
      middleware: guard,
      request: { params: one },
      responses: nothing,
    }),
    async (c) => {
      const { db, project: of, user, files } = c.var;
      await deleteSnapshot(db, of, await findSnapshot(db, of, c.req.valid('param').snapshot), user, files);
      return c.body(null, 204);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: `${path}/{snapshot}/export`,
      summary: 'A snapshot as a file in any format, the same bytes each time',
      middleware: guard,
      request: { params: one, query: snapshotOrder },
      responses: { 200: { description: 'The file, streamed' } },
    }),
    async (c) => {
      const { db, project: of, files } = c.var;
      const file = await writeSnapshot(
        db,
        of,
        await findSnapshot(db, of, c.req.valid('param').snapshot),
        orderOf(exportOrder.parse(c.req.valid('query'))),
        files,
      );
      return download(c, file, file.bytes);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: `${path}/{snapshot}/restore`,
      summary: 'Make a new project of a snapshot; its answers are not reviewed',
      middleware: guarded('create projects', inProject),
      request: { params: one, body: body(Named) },
      responses: answers(201, 'How far it is; ask for it again until it is completed, and names the project', RestorationShape),
    }),
    async (c) => {
      const { db, project: of, user, enqueue } = c.var;
      const snapshot = await findSnapshot(db, of, c.req.valid('param').snapshot);
      return c.json(restorationShape(await startRestoration(db, of, snapshot, c.req.valid('json'), user, enqueue)), 201);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: `${path}/restorations/{restoration}`,
      summary: 'How far a new project of a snapshot is',
      middleware: guarded('create projects', inProject),
      request: { params: inPath('project', 'restoration') },
      responses: answers(200, 'All of the project is there when it is completed, nothing of it before', RestorationShape),
    }),
    async (c) => c.json(restorationShape(await findRestoration(c.var.db, c.var.project, c.req.valid('param').restoration)), 200),
  );
