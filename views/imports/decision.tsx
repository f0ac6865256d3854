/** A checked import: what would come of it, and what the person wants. */
import { checkedAnewWords } from '#app/core/imports.ts';
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { ConfigOffer, Import } from '#app/db/schema/transfers.ts';
import type { ImportPreview } from '#app/domain/imports/preview.ts';
import { Button } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code.tsx';
import { RadioCards, type CardOption } from '../ui/choice.tsx';
import { Notice } from '../ui/flash.tsx';
import { Form, FormActions, Hidden, type Given } from '../ui/form.tsx';
import { formatNumber, plural } from '../ui/number.tsx';
import { Section } from '../ui/section.tsx';
import { KindStats } from './kind-stats.tsx';
import { ImportNotes } from './kinds.tsx';
import { addedAnswers, addedWords, countLeft, LeftAnswers, leftByAll } from './left-answers.tsx';
import { FirstTasks } from './preview.tsx';

/** `given`: what was chosen before, where that could not be done. */
type Props = { project: Project; order: Import; preview: ImportPreview; given?: Given };
/** The form of the button that cancels, which stands beside the other. */
const cancelForm = 'cancel-import';

/** What may become of tasks that are here. Bringing up to date is offered only where something changed, or answers came. */
function choices(order: Import): CardOption[] {
  const { changedCount: changed, heldCount: held, sameCount: same, newCount, extendedCount: extended, answersAloneCount: alone } = order;
  const free = changed - held;
  const kept =
    held > 0
      ? ` ${plural(held, 'task')} with answers, or being labeled now, ${held === 1 ? 'keeps its' : 'keep their'} data: answers are given to it as it is.`
      : '';
  const known = changed + same;
  const isAlone = isAnswersAlone(order);
  const told = [
    ...(newCount > 0 ? ['What is new comes in.'] : []),
    ...(changed > 0 ? [`${plural(free, 'task gets', 'tasks get')} the data of the files.`] : []),
    ...(extended > 0 ? [`${addedWords(order)}.`] : []),
  ];
  const update = {
    value: 'update',
    label: 'Bring it up to date',
    hint: `${told.join(' ')} Answers that are here stay.${kept}`,
  };
  const once = newCount + known - alone;
  return [
    {
      value: 'skip',
      label: 'Leave it as it is',
      hint: newCount === 0 ? 'Nothing comes in.' : `Only what is new comes in: ${plural(newCount, 'task')}.`,
    },
    ...(changed + extended > 0 ? [update] : []),
    ...(isAlone
      ? []
      : [
          {
            value: 'add',
            label: 'Add it once more',
            hint: `All of it comes in: ${plural(once, 'task')}, ${newCount === 0 ? '' : `${formatNumber(known - alone)} of them `}for the second time.${alone > 0 ? ' Answers without the data of a task are added to the one that they name.' : ''}`,
          },
        ]),
  ];
}

/** Nothing but answers to tasks that are here: no task of it could come in once more. */
const isAnswersAlone = ({ newCount, changedCount, sameCount, answersAloneCount }: Import): boolean =>
  newCount + changedCount === 0 && sameCount > 0 && sameCount === answersAloneCount;

/** Answers alone of which some are new: they come in, or the import is cancelled. */
const addsAnswersAlone = (order: Import): boolean => isAnswersAlone(order) && order.extendedCount > 0;

/** What is chosen beforehand: what was chosen, as far as it is offered. */
const chosenOf = ({ duplicates }: Import, options: readonly CardOption[]): string =>
  options.some(({ value }) => value === duplicates) ? duplicates : 'skip';

/** What the button does, as far as it does not depend on what is chosen beside it. */
function goWords(order: Import): string {
  if (order.offer) return `Use this config and import ${plural(order.newCount, 'task')}`;
  if (addsAnswersAlone(order)) return `Add ${addedAnswers(order)}`;
  if (order.changedCount + order.sameCount === 0) return `Import ${plural(order.newCount, 'task')}`;
  return order.newCount + order.changedCount + order.extendedCount === 0 ? 'Go on' : 'Import';
}

export function Decision({ project, order, preview, given }: Props) {
  const options = choices(order);
  const known = order.changedCount + order.sameCount;
  return (
    <>
      <Notice kind={known > 0 ? 'warning' : 'notice'} title={titleOf(order)}>
        {order.checkedAnew && `${checkedAnewWords} `}Nothing is wrong with the files, and nothing has been stored yet.
      </Notice>
      <KindStats order={order} />
      <LeftAnswers order={leftByAll(order)} />
      <ImportNotes order={order} />
      <FirstTasks order={order} preview={preview} />
      {order.offer && <Offer project={project} offer={order.offer} />}
      <Form action={paths.importDecision(project.id, order.id)} given={given}>
        {known > 0 && !addsAnswersAlone(order) ? (
          <RadioCards
            name="duplicates"
            legend="What is here already"
            hint="Tasks are known by the external_id or id that a file gives them, rows of tables by external_id where there is such a column, else by all of their data."
            value={chosenOf(order, options)}
            options={options}
          />
        ) : (
          <Hidden name="duplicates" value={known > 0 ? 'update' : 'skip'} />
        )}
        <FormActions>
          <Button look="primary" icon="upload" {...(order.offer && { name: 'config', value: 'use' })}>
            {goWords(order)}
          </Button>
          <Button look="quiet" icon="x" form={cancelForm}>
            Cancel this import
          </Button>
        </FormActions>
      </Form>
      <Form action={paths.importDecision(project.id, order.id)} method="delete" id={cancelForm} class="" />
    </>
  );
}

/** The labeling config that the files bring along. */
function Offer({ project, offer: { title, words, markup, reasons } }: { project: Project; offer: ConfigOffer }) {
  const [first] = reasons;
  return (
    <Section title="Labeling config of these files">
      <p>
        {title}: {words}. {reasons.length === 1 ? first : `${plural(reasons.length, 'part')} of it the project’s own config does not have:`}
      </p>
      {reasons.length > 1 && (
        <ul>
          {reasons.slice(0, mostReasons).map((reason) => (
            <li>{reason}</li>
          ))}
          {reasons.length > mostReasons && <li>and {formatNumber(reasons.length - mostReasons)} more</li>}
        </ul>
      )}
      <p>
        The project has no tasks yet, so it can take this config
        {project.configVersion > 0 &&
          ' in place of its own, which stays among the versions. To keep its own, cancel, add what is named above to it, and send the files again'}
        . This config can be changed afterwards, as any.
      </p>
      <CodeBlock code={markup} label="Labeling config of these files" />
    </Section>
  );
}

const mostReasons = 20;

function titleOf(order: Import): string {
  const { newCount, changedCount, sameCount } = order;
  if (isAnswersAlone(order) && order.extendedCount > 0) return `New answers: ${addedWords(order)}`;
  if (changedCount + sameCount === 0) return plural(newCount, 'new task');
  if (newCount + changedCount === 0)
    return countLeft(order) > 0 ? 'All of the tasks are here already, but not all of the answers' : 'All of it is here already';
  return `${newCount === 0 ? 'No new task' : plural(newCount, 'new task')}, and ${plural(changedCount + sameCount, 'that is', 'that are')} here already`;
}
