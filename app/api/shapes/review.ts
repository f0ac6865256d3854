/** Reviews as programs see them: a thumb up or down (heartex 11). */
import { z } from 'zod';
import { commentLength } from '#app/core/verdicts.ts';
import type { Review } from '#app/db/schema/annotations.ts';

const count = z.number().int();

/** `version`: of the annotation that was looked at; absent: the one it has now. */
export const NewReview = z
  .object({
    result: z.union([z.literal(1), z.literal(-1)], { error: '"result" is 1 to approve, -1 to reject.' }),
    comment: z
      .string()
      .trim()
      .max(commentLength, `"comment" has at most ${commentLength.toLocaleString('en-GB')} characters.`)
      .default(''),
    version: count.positive().max(2_147_483_647).optional(),
  })
  .meta({ id: 'NewReview' });

export const ReviewShape = z
  .object({
    id: count,
    annotation: count,
    result: z.union([z.literal(1), z.literal(-1)]),
    comment: z.string(),
    version: count,
    /** It holds: the newest one of what the annotation says now. */
    is_current: z.boolean(),
    completed_by: count,
    created_at: z.string(),
  })
  .meta({ id: 'Review' });

export const reviewShape = (review: Review, isCurrent: boolean): z.infer<typeof ReviewShape> => ({
  id: review.id,
  annotation: review.annotationId,
  result: review.verdict === 'approved' ? 1 : -1,
  comment: review.comment,
  version: review.version,
  is_current: isCurrent,
  completed_by: review.createdBy,
  created_at: review.createdAt.toISOString(),
});
