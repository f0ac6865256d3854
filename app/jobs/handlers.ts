import { runExport } from '#app/domain/exports.ts';
import type { Deps } from '#app/deps.ts';
import type { JobData, JobName } from './queue.ts';

type Handler<Name extends JobName> = (deps: Deps, data: JobData[Name]) => Promise<void>;

/** Name -> domain function; one line each. Each may be run again after a crash. */
export const handlers: { [Name in JobName]?: Handler<Name> } = {
  'export.run': (deps, { exportId }) => runExport(deps.db, exportId, deps),
};
