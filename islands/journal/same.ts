import type { Row } from '#app/core/labeling/result.ts';

/** Objects with their keys in order: the database keeps them in an order of its own. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Whether two answers say the same, whoever wrote them down. */
export const isSameResult = (one: readonly Row[], other: readonly Row[]): boolean => JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
