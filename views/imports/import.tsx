/** One import: how far it is, what a person has to decide, what came of it. */
import { checkedAnewWords, isPastedTable } from '#app/core/imports.ts';
import { paths, withQuery } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Import } from '#app/db/schema/transfers.ts';
import type { ImportPreview } from '#app/domain/imports/preview.ts';
import { poll } from '../hx.ts';
import { namesOf } from '../imports.tsx';
import { ProjectPage } from '../layout.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/flash.tsx';
import { ActionForm, type Given } from '../ui/form.tsx';
import { plural } from '../ui/number.tsx';
import { Problems } from '../ui/problems.tsx';
import { Progress } from '../ui/progress.tsx';
import { Decision } from './decision.tsx';
import { KindStats } from './kind-stats.tsx';
import { ImportNotes } from './kinds.tsx';
import { addedWords, LeftAnswers, leftByAll } from './left-answers.tsx';
import { shownProblems } from './problems.ts';

/** `preview` of one that is checked. */
type Props = { project: Project; order: Import; preview?: ImportPreview; given?: Given };
/** `problem`: why what was decided could not be done; `given`: what was. */
type PageProps = Props & { problem?: string };

/** Polls itself while it is not finished: the finished one simply does not ask again. One that failed is tried again, so its page asks on. */
export function ImportPage({ project, order, preview, given, problem }: PageProps) {
  const seconds = ['waiting', 'running', 'storing'].includes(order.state) ? 1 : order.state === 'failed' ? 5 : undefined;
  return (
    <ProjectPage project={project} current="import" title={`Import ${namesOf(order)}`} refresh={seconds && 5}>
      <div
        id="import"
        class="import"
        aria-live="polite"
        {...(seconds ? poll(paths.import(project.id, order.id), seconds, { select: '#import' }) : {})}
      >
        {problem && <Notice kind="problem" title={problem} />}
        <Outcome project={project} order={order} preview={preview} given={given} />
        {order.state !== 'checked' && <ImportNotes order={order} />}
      </div>
    </ProjectPage>
  );
}

function Outcome(props: Props) {
  const { project, order, preview, given } = props;
  if (order.state === 'checked' && preview) return <Decision project={project} order={order} preview={preview} given={given} />;
  if (order.state === 'done') return <Done {...props} />;
  if (order.state === 'refused') return <Refused {...props} />;
  if (order.state === 'cancelled')
    return (
      <>
        <Notice kind="notice" title="This import was cancelled">
          Nothing of it was stored.
        </Notice>
        <p class="buttons">
          <ButtonLink href={again(project, order)} icon="upload">
            Add more data
          </ButtonLink>
        </p>
      </>
    );
  if (order.state === 'failed')
    return (
      <Notice kind="problem" title="This import stopped because of a fault of ours">
        Nothing was imported. It will be tried again by itself; if it keeps failing, the server’s log says why.
      </Notice>
    );
  return <Under {...props} />;
}

function Under({ project, order }: Props) {
  const isStoring = order.state === 'storing' || order.checkedAt !== null;
  const label = order.state === 'waiting' ? 'Waiting to be read' : isStoring ? 'Storing' : 'Reading and checking';
  return (
    <>
      <Progress value={order.readBytes} max={order.totalBytes} label={label} unit="bytes" />
      <p>{plural(order.taskCount, 'task')} read so far. You may leave this page; the import goes on.</p>
      {!isStoring && (
        <ActionForm action={paths.importDecision(project.id, order.id)} method="delete" icon="x">
          Cancel this import
        </ActionForm>
      )}
    </>
  );
}

/** The form with what was chosen for this import. */
const again = ({ id }: Project, { tables, labelsAs }: Import): string => withQuery(paths.newImport(id), { tables, labelsAs });

/** What stayed as it was: only where something did. */
function leftWords({ duplicates, sameCount, changedCount, heldCount, updatedCount, answersAloneCount, extendedCount }: Import): string | undefined {
  if (duplicates === 'add' || sameCount + changedCount === 0) return undefined;
  const left = sameCount + changedCount - updatedCount - (extendedCount > 0 ? answersAloneCount : 0);
  const held =
    duplicates === 'update' && heldCount > 0
      ? ` ${plural(heldCount, 'of them has', 'of them have')} answers, or somebody who labels it: those are given to the data as it is.`
      : '';
  return left > 0
    ? `${plural(left, 'task')} of the files ${left === 1 ? 'was' : 'were'} here already and ${extendedCount > 0 ? `kept ${left === 1 ? 'its' : 'their'} data` : `stayed as ${left === 1 ? 'it is' : 'they are'}`}.${held}`
    : undefined;
}

function Done({ project, order }: Props) {
  const left = leftWords(order);
  const [annotations, predictions] = [order.annotationCount - order.addedAnnotationCount, order.predictionCount - order.addedPredictionCount];
  return (
    <Notice
      kind="done"
      title={order.taskCount === 0 ? (order.extendedCount > 0 ? 'Answers added' : 'No new task') : `${plural(order.taskCount, 'task')} imported`}
    >
      {annotations + predictions > 0 && (
        <p>
          {plural(annotations, 'annotation')} and {plural(predictions, 'prediction')} came with them.
        </p>
      )}
      {order.extendedCount > 0 && <p>{addedWords(order, true)} already.</p>}
      {order.updatedCount > 0 && <p>{plural(order.updatedCount, 'task')} brought up to date; the activity log holds what stood there before.</p>}
      {left && <p>{left}</p>}
      <LeftAnswers order={order} isDone isHeld={order.extendedCount > 0} />
      <p class="buttons">
        <ButtonLink look="primary" href={paths.tasks(project.id)} icon="list">
          See the tasks
        </ButtonLink>
        <ButtonLink href={paths.newImport(project.id)} icon="upload">
          Add more data
        </ButtonLink>
      </p>
    </Notice>
  );
}

/** What came of the rows that are right; nothing where there are none, or nobody was to be asked. */
function Readable({ order }: Pick<Props, 'order'>) {
  const { newCount, changedCount, sameCount } = order;
  const count = newCount + changedCount + sameCount;
  if (count === 0) return <></>;
  return (
    <>
      <p>{plural(count, 'task')} could be read. Compared with what is here already:</p>
      <KindStats order={order} />
      {order.extendedCount > 0 && <p>An update would do this: {addedWords(order)}.</p>}
      <LeftAnswers order={leftByAll(order)} />
    </>
  );
}

function Refused({ project, order }: Props) {
  return (
    <>
      <Notice kind="problem" title="Nothing was imported">
        {order.checkedAnew && `${checkedAnewWords} `}Mend what is listed and send the file again. All of it was checked.
      </Notice>
      {order.sources.some(({ name }) => isPastedTable(name)) && (
        <p>
          What you pasted was read as a table, with the names of its columns in the first line. If it is none, paste it again and choose “Plain text,
          a task a line”.
        </p>
      )}
      <Readable order={order} />
      <Problems title={plural(order.problemCount, 'problem')} problems={shownProblems(order)} more={order.problemCount - order.problems.length} />
      <p class="buttons">
        <ButtonLink look="primary" href={again(project, order)} icon="upload">
          Try again
        </ButtonLink>
        <ButtonLink href={paths.importProblems(project.id, order.id)} icon="download" download>
          All problems as a table (CSV)
        </ButtonLink>
      </p>
    </>
  );
}
