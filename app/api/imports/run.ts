/** Imports by calls: now, later, or only to see. */
import type { Context } from 'hono';
import { paths } from '#app/core/paths.ts';
import { checkedAnewWords, type Duplicates, type LabelsAs } from '#app/core/imports.ts';
import type { Import, TablesAs } from '#app/db/schema/transfers.ts';
import type { Received } from '#app/domain/files.ts';
import { findImport, startImport } from '#app/domain/imports.ts';
import { confirmImport } from '#app/domain/imports/decide.ts';
import { runImport } from '#app/domain/imports/run.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { dropFiles } from '#app/web/uploads.ts';
import { fault } from '../faults.ts';
import { importedShape, importShape, sentences } from '../shapes/import.ts';

type In = Context<ProjectEnv>;
type Asked = {
  async?: string;
  dry_run?: string;
  duplicates?: Duplicates;
  tables?: TablesAs;
  labels_as?: LabelsAs;
  use_config?: string;
  isUpdate?: string;
};
const isYes = (text: string | undefined): boolean => text === '1' || text === 'true';

/** 202, and where to ask how far it is. */
function later(c: In, { id, projectId }: Import): Response {
  const at = `${paths.api}${paths.import(projectId, id)}`;
  return c.json({ import: id, status_url: new URL(at, c.var.baseUrl).href }, 202, { Location: at });
}

function answerFor(c: In, order: Import, started: number): Response {
  if (order.state === 'done') return c.json(importedShape(order, (performance.now() - started) / 1000), 201);
  if (order.state === 'cancelled') return fault(c, 409, 'This import was cancelled meanwhile. Nothing was imported.');
  if (order.state === 'checked') return fault(c, 409, `${checkedAnewWords} Nothing was imported; look at it and confirm it again.`);
  const rest = order.problemCount - order.problems.length;
  return fault(c, 400, `${order.checkedAnew ? `${checkedAnewWords} ` : ''}Nothing was imported. See validation_errors.`, {
    non_field_errors: [...sentences(order), ...(rest > 0 ? [`and ${rest} more`] : [])],
  });
}

/** What was received is imported, or checked. Without a word on duplicates, what is the same is left out, and what is not is asked about. */
export async function bringIn(c: In, received: Received[], asked: Asked): Promise<Response> {
  const { db, project, user, enqueue, files } = c.var;
  const started = performance.now();
  const [isDry, isLater] = [isYes(asked.dry_run), isYes(asked.async)];
  const how = {
    asks: isDry ? ('always' as const) : ('never' as const),
    duplicates: isYes(asked.isUpdate) ? ('update' as const) : (asked.duplicates ?? ('refuse' as const)),
    onlyKnown: isYes(asked.isUpdate),
    tables: asked.tables,
    labelsAs: asked.labels_as,
    takesOffer: isYes(asked.use_config),
  };
  const order = await startImport(db, project, received, user, isLater ? enqueue : undefined, how).catch(async (error: unknown) => {
    await dropFiles(files, received);
    throw error;
  });
  if (isLater) return later(c, order);
  await runImport(db, order.id, c.var);
  const after = await findImport(db, project, order.id);
  return isDry ? c.json(importShape(after), 200) : answerFor(c, after, started);
}

/** A checked import, decided upon. */
export async function goOn(c: In, id: number, asked: Omit<Asked, 'dry_run'>): Promise<Response> {
  const { db, project, user, enqueue, clock } = c.var;
  const started = performance.now();
  const isLater = isYes(asked.async);
  const how = { duplicates: asked.duplicates, takesOffer: isYes(asked.use_config) };
  const order = await confirmImport(db, project, id, how, user, { clock, ...(isLater && { enqueue }) });
  if (isLater && order.state !== 'done') return later(c, order);
  await runImport(db, order.id, c.var);
  return answerFor(c, await findImport(db, project, id), started);
}
