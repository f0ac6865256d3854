import { Hono } from 'hono';
import { decodeCursor, encodeCursor } from '#app/core/pages.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import { listRejected } from '#app/domain/annotations/rejected.ts';
import { listOwnAnswers, ownNumbers, type OwnAnswer } from '#app/domain/annotations/own.ts';
import type { ProjectEnv } from '#app/web/env.ts';
import { page } from '#app/web/respond.tsx';
import { allow, inProject, signedIn } from '#app/web/scopes.ts';
import { MyWorkPage } from '#views/my-work.tsx';

const perPage = 50;

const placeOf = (text: string | undefined): number | undefined => decodeCursor(text ?? '')?.id;
const cursorOf = ({ id }: OwnAnswer): string => encodeCursor({ value: null, id });

export const myWorkRoutes = new Hono<ProjectEnv>()
  .use(paths.myWork(':project'), signedIn, inProject)
  .get(paths.myWork(':project'), allow('label tasks'), async (c) => {
    const { db, project, user } = c.var;
    const before = placeOf(c.req.query('before'));
    const after = placeOf(c.req.query('after'));
    const found = project.showHistory ? await listOwnAnswers(db, project, { before, after, limit: perPage + 1 }, user) : [];
    const answers = after !== undefined ? found.slice(-perPage) : found.slice(0, perPage);
    const more = found.length > perPage;
    const [first, last] = [answers[0], answers.at(-1)];
    const previous = first && (after === undefined ? before : more) ? withQuery(paths.myWork(project.id), { after: cursorOf(first) }) : undefined;
    const next = last && (after !== undefined || more) ? withQuery(paths.myWork(project.id), { before: cursorOf(last) }) : undefined;
    const rejected = before === undefined && after === undefined ? await listRejected(db, project, user) : [];
    const shown = { project, numbers: await ownNumbers(db, project, user), rejected, answers, previous, next };
    return page(c, <MyWorkPage {...shown} />);
  });
