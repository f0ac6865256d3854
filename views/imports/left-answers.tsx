import type { Import } from '#app/db/schema/transfers.ts';
import { plural } from '../ui/number.tsx';

const together = new Intl.ListFormat('en-GB');

type Left = Pick<Import, 'leftAnnotationCount' | 'leftPredictionCount' | 'leftDraftCount'>;

/** Answers of the files that do not come in, as their tasks are here. What the tasks have already, word for word, is not among them. */
export const countLeft = ({ leftAnnotationCount, leftPredictionCount, leftDraftCount }: Left): number =>
  leftAnnotationCount + leftPredictionCount + leftDraftCount;

export function LeftAnswers({ order, isDone = false }: { order: Left; isDone?: boolean }) {
  if (countLeft(order) === 0) return <></>;
  const kinds = [
    [order.leftAnnotationCount, 'annotation'],
    [order.leftPredictionCount, 'prediction'],
    [order.leftDraftCount, 'draft'],
  ] as const;
  const said = kinds.flatMap(([count, noun]) => (count > 0 ? [plural(count, noun)] : []));
  return (
    <p>
      <strong>Left out{isDone ? '' : ', unless all of it is added once more'}:</strong> {together.format(said)} of the files for tasks that{' '}
      {isDone ? 'were' : 'are'} here already.
    </p>
  );
}
