/** Whether an export that somebody holds is still what was written. */
import { Hono, type Context } from 'hono';
import { paths } from '#app/core/paths.ts';
import { Refused } from '#app/core/refused.ts';
import { verifyExport } from '#app/domain/exports/verification.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { readPassingFile } from '#app/web/passing-file.ts';
import { page } from '#app/web/respond.tsx';
import { allow, inProject, signedIn } from '#app/web/scopes.ts';
import { VerificationPage } from '#views/exports/verification.tsx';

async function verify(c: Context<ProjectEnv>): Promise<Response> {
  const { db, project } = c.var;
  const { name, size, sha256, spool } = await readPassingFile(c);
  try {
    const verified = await verifyExport(db, project, { sha256, bytes: { size, read: (start, end) => spool.range(start, end + 1) } });
    return await page(c, <VerificationPage project={project} verified={{ name, ...verified }} />);
  } finally {
    await spool.close();
  }
}

export const exportVerificationRoutes = new Hono<ProjectEnv>()
  .get(paths.exportVerification(':project'), signedIn, inProject, allow('export tasks'), (c) => page(c, <VerificationPage project={c.var.project} />))
  .post(paths.exportVerification(':project'), signedIn, inProject, allow('export tasks'), (c) =>
    verify(c).catch((error: unknown) => {
      if (!(error instanceof Refused) || error.kind !== 'invalid') throw error;
      return page(c, <VerificationPage project={c.var.project} errors={{ [error.field ?? '']: error.message }} />, 422);
    }),
  );
