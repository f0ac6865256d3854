import type { Import } from '#app/db/schema/transfers.ts';
import { plural } from '../ui/number.tsx';

const together = new Intl.ListFormat('en-GB');

type Counted = readonly (readonly [count: number, noun: string])[];
const said = (kinds: Counted): string => together.format(kinds.flatMap(([count, noun]) => (count > 0 ? [plural(count, noun)] : [])));

/** "2 annotations and 1 prediction". */
export const addedAnswers = ({ addedAnnotationCount, addedPredictionCount }: Pick<Import, 'addedAnnotationCount' | 'addedPredictionCount'>): string =>
  said([
    [addedAnnotationCount, 'annotation'],
    [addedPredictionCount, 'prediction'],
  ]);

type Added = Pick<Import, 'addedAnnotationCount' | 'addedPredictionCount' | 'extendedCount'>;
/** "2 predictions will be added to 2 tasks that are here": what an update adds, or has added. */
export const addedWords = (added: Added, isDone = false): string => {
  const { addedAnnotationCount, addedPredictionCount, extendedCount } = added;
  const were = (count: number): string => (count === 1 ? 'was' : 'were');
  const are = isDone ? were(extendedCount) : extendedCount === 1 ? 'is' : 'are';
  return `${addedAnswers(added)} ${isDone ? were(addedAnnotationCount + addedPredictionCount) : 'will be'} added to ${plural(extendedCount, 'task')} that ${are} here`;
};

type Left = Pick<Import, 'leftAnnotationCount' | 'leftPredictionCount' | 'leftDraftCount'>;

/** Answers of the files that do not come in, as their tasks are here. What the tasks have already, word for word, is not among them. */
export const countLeft = ({ leftAnnotationCount, leftPredictionCount, leftDraftCount }: Left): number =>
  leftAnnotationCount + leftPredictionCount + leftDraftCount;

/** Before anything is decided: what an update does not add either. */
export const leftByAll = (order: Left & Added): Left => ({
  ...order,
  leftAnnotationCount: order.leftAnnotationCount - order.addedAnnotationCount,
  leftPredictionCount: order.leftPredictionCount - order.addedPredictionCount,
});

/** `isHeld`: some may be left because somebody is at their task. */
export function LeftAnswers({ order, isDone = false, isHeld = false }: { order: Left; isDone?: boolean; isHeld?: boolean }) {
  if (countLeft(order) === 0) return <></>;
  const kinds = [
    [order.leftAnnotationCount, 'annotation'],
    [order.leftPredictionCount, 'prediction'],
    [order.leftDraftCount, 'draft'],
  ] as const;
  return (
    <p>
      <strong>Left out{isDone ? '' : ', unless all of it is added once more'}:</strong> {said(kinds)} of the files for tasks that{' '}
      {isDone ? 'were' : 'are'} here already.
      {isHeld &&
        ' An annotation is left while somebody is at its task and would lose the place on it; send the files again later. Drafts, and other versions of annotations that are here, are never added.'}
    </p>
  );
}
