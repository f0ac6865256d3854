import { runExport } from '#app/domain/exports/run.ts';
import { runImport } from '#app/domain/imports/run.ts';
import { keepWords } from '#app/domain/imports/words.ts';
import { runCheck } from '#app/domain/checks.ts';
import { catchUpCopies } from '#app/domain/copies.ts';
import { forgetLeases } from '#app/domain/leases.ts';
import { keepPeaks } from '#app/domain/peaks.ts';
import { keepPreviews } from '#app/domain/previews.ts';
import { purgeTrash } from '#app/domain/projects/trash.ts';
import { forgetExpired } from '#app/domain/sessions.ts';
import { runRestoration } from '#app/domain/snapshots/restore.ts';
import { runSnapshot } from '#app/domain/snapshots/run.ts';
import { tidyTransfers } from '#app/domain/transfers.ts';
import { tidyUploads } from '#app/domain/uploads.ts';
import type { Deps } from '#app/deps.ts';
import type { JobData, JobName } from './queue.ts';

type Handler<Name extends JobName> = (deps: Deps, data: JobData[Name]) => Promise<unknown>;

/** Name -> domain function; one line each. Each may be run again after a crash. */
export const handlers: { [Name in JobName]: Handler<Name> } = {
  'import.run': (deps, { importId }) => runImport(deps.db, importId, deps),
  'export.run': (deps, { exportId }) => runExport(deps.db, exportId, deps),
  'words.keep': (deps, { importId }) => keepWords(deps.db, importId),
  'snapshot.run': (deps, { snapshotId }) => runSnapshot(deps.db, snapshotId, deps),
  'restoration.run': (deps, { restorationId }) => runRestoration(deps.db, restorationId, deps),
  'check.run': (deps, { checkId }) => runCheck(deps.db, checkId, deps),
  'peaks.keep': ({ db, files, log }, { fileId }) => keepPeaks(db, fileId, files, (why) => log.info({ fileId, why }, 'a sound has no peaks')),
  'previews.keep': ({ db, files, log }, { fileId }) =>
    keepPreviews(db, fileId, files, (why) => log.info({ fileId, why }, 'a picture has no smaller copy')),
  'copies.catch-up': ({ db, files, enqueue, log }, { after = 0 }) =>
    catchUpCopies(db, after, { files, enqueue, tell: (fileId, why) => log.info({ fileId, why }, 'a file has no copy') }),
  'leases.forget': (deps) => forgetLeases(deps.db),
  'sessions.forget': (deps) => forgetExpired(deps.db, deps.clock()),
  'transfers.tidy': (deps) => tidyTransfers(deps.db, deps.clock(), deps.files),
  'uploads.tidy': (deps) => tidyUploads(deps.db, deps.files, deps.clock()),
  'trash.purge': (deps) => purgeTrash(deps.db, deps.clock(), deps.files),
};
