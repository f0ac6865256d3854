/** What a review says of an annotation, and what tasks can be found by. */
export const verdicts = ['approved', 'rejected'] as const;
export type Verdict = (typeof verdicts)[number];

/** A task fits one when any of its answers does, skips and ground truths included. */
export const reviewStates = [...verdicts, 'not reviewed'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** Characters of a review's comment, at most. */
export const commentLength = 2000;
