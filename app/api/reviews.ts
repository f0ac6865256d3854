import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Refused } from '#app/core/refused.ts';
import { listReviews, reviewAnnotation, withdrawReview } from '#app/domain/reviews.ts';
import type { UserEnv } from '#app/web/env.ts';
import { answers, body, calls, guarded, inPath, nothing } from './calls.ts';
import { byAnnotation, type AnnotationEnv } from './scopes.ts';
import { NewReview, ReviewShape, reviewShape } from './shapes/review.ts';

const reviews = calls<AnnotationEnv>();
// The older name is a second path to the same handlers, behind the same guards (T30).
for (const noun of ['annotations', 'completions']) {
  const path = `/${noun}/{annotation}/reviews`;
  reviews.openapi(
    createRoute({
      method: 'get',
      path,
      summary: 'The latest reviews of an annotation, newest first',
      middleware: guarded('review annotations', byAnnotation),
      request: { params: inPath('annotation') },
      responses: answers(200, 'At most 20', z.array(ReviewShape)),
    }),
    async (c) => {
      const { db, annotation } = c.var;
      const found = await listReviews(db, [annotation]);
      return c.json(
        found.map((review, place) => reviewShape(review, place === 0 && review.version === annotation.version)),
        200,
      );
    },
  );
  reviews.openapi(
    createRoute({
      method: 'post',
      path,
      summary:
        'Approve (result 1) or reject (result -1, with a comment) an annotation that is not your own. Any change of it makes it not reviewed again',
      middleware: guarded('review annotations', byAnnotation),
      request: { params: inPath('annotation'), body: body(NewReview) },
      responses: answers(201, 'The review', ReviewShape),
    }),
    async (c) => {
      const { db, project, annotation, user } = c.var;
      const { result, comment, version = annotation.version } = c.req.valid('json');
      const done = await reviewAnnotation(db, project, annotation.id, { verdict: result === 1 ? 'approved' : 'rejected', comment, version }, user);
      if ('newer' in done)
        throw new Refused('conflict', `This annotation was changed: it is at version ${done.newer.version}. Read it again, then review it.`);
      return c.json(reviewShape(done.review, true), 201);
    },
  );
  reviews.openapi(
    createRoute({
      method: 'delete',
      path: `${path}/{review}`,
      summary: 'Withdraw a review of your own',
      middleware: guarded('review annotations', byAnnotation),
      request: { params: inPath('annotation', 'review') },
      responses: nothing,
    }),
    async (c) => {
      const { db, project, annotation, user } = c.var;
      await withdrawReview(db, project, annotation.id, c.req.valid('param').review, user);
      return c.body(null, 204);
    },
  );
}

export const apiReviews = calls<UserEnv>().route('/', reviews as never);
