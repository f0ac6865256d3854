import type { Import } from '#app/db/schema/transfers.ts';
import { plural } from '../ui/number.tsx';

type Props = { order: Pick<Import, 'leftAnnotationCount' | 'leftPredictionCount'>; isDone?: boolean };

/** Answers of the files that do not come in, as their tasks are here. What the tasks have already, word for word, is not among them. */
export function LeftAnswers({ order: { leftAnnotationCount: given, leftPredictionCount: predicted }, isDone = false }: Props) {
  if (given + predicted === 0) return <></>;
  const kinds = [given > 0 ? plural(given, 'annotation') : '', predicted > 0 ? plural(predicted, 'prediction') : ''].filter(Boolean).join(' and ');
  return (
    <p>
      <strong>Left out{isDone ? '' : ', unless all of it is added once more'}:</strong> {kinds} of the files for tasks that {isDone ? 'were' : 'are'}{' '}
      here already.
    </p>
  );
}
