import { mostOverlap, overlapChange, type OverlapRule } from '#app/core/overlap.ts';
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Counters } from '#app/domain/projects/counters.ts';
import { whileTyping } from '../hx.ts';
import { Note } from '../layout.tsx';
import { SettingsPage } from '../settings.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form, FormActions } from '../ui/form.tsx';
import { formatNumber, plural } from '../ui/number.tsx';
import type { FormState } from './general.tsx';

/** `planned` was typed and is not saved yet. */
type Props = { project: Project; counters: Counters; planned?: OverlapRule } & FormState;

export function AnnotationSettings({ project, counters, planned, errors, given }: Props) {
  const state =
    counters.tasks === 0
      ? 'There are no tasks yet; the rule applies to those that come.'
      : `${formatNumber(counters.overlappedTasks)} of ${plural(counters.tasks, 'task')} ask for more than one annotation. ${plural(counters.missingAnnotations, 'annotation')} ${counters.missingAnnotations === 1 ? 'is' : 'are'} still needed.`;
  const asking = whileTyping(paths.projectSettings(project.id, 'annotations'), {
    replaceUrl: false,
    include: 'closest form',
    target: '#overlap-effect',
    select: '#overlap-effect',
  });
  return (
    <SettingsPage project={project} section="annotations" lede={state} note={<Notes />}>
      <Form action={paths.projectSettings(project.id, 'annotations')} method="put" id="annotations" errors={errors} given={given}>
        <TextField
          name="overlap"
          type="number"
          inputmode="numeric"
          label="Annotations per task"
          hint="So many people answer a task before it is done."
          value={project.overlap}
          min={1}
          max={mostOverlap}
          required
          hx={asking}
        />
        <TextField
          name="overlapCohort"
          type="number"
          inputmode="numeric"
          label="Share of tasks"
          hint="The other tasks need one annotation."
          value={project.overlapCohort}
          min={0}
          max={100}
          unit="% of tasks"
          required
          hx={asking}
        />
        <p id="overlap-effect" class="field__hint" role="status">
          {effectOf(project, planned ?? project, counters)}
        </p>
        <FormActions>
          <Button look="primary" icon="check">
            Save
          </Button>
          <Button formmethod="get" formaction={paths.projectSettings(project.id, 'annotations')} icon="eye">
            Show what saving does
          </Button>
        </FormActions>
      </Form>
    </SettingsPage>
  );
}

/** What saving does to the tasks that are there, before it is done. */
function effectOf(before: OverlapRule, after: OverlapRule, counters: Counters): string {
  const change = overlapChange(before, after, counters);
  const isSame = before.overlap === after.overlap && before.overlapCohort === after.overlapCohort;
  if (isSame) return 'Change a number, and here stands what saving it does to the tasks.';
  if (change.to === 'none') return counters.tasks === 0 ? 'Saving changes the rule for tasks to come.' : 'Saving changes the rule, but no task.';
  const wish = `Saving asks for ${plural(after.overlap, 'annotation')} on`;
  if (change.to === 'several') return `${wish} the ${plural(change.tasks, 'task')} with more than one now. The others stay at one.`;
  if (change.to === 'cohort') return `${wish} ${formatNumber(change.tasks)} of ${plural(counters.tasks, 'task')}, and for one on the others.`;
  const later = after.overlapCohort < 100 ? ` The share of ${after.overlapCohort} % applies again as soon as tasks are added or deleted.` : '';
  return `${wish} all ${plural(change.tasks, 'task')}: none has more than one now, so the number goes to every one.${later}`;
}

function Notes() {
  return (
    <>
      <Note title="Why more than one">
        <p>Where people answer the same task, you see how far they agree. A share of tasks is often enough for that and costs less.</p>
      </Note>
      <Note title="What changes">
        <p>A new number alone goes to the tasks that ask for several now, or to every task if none does.</p>
        <p>A new share adds tasks or frees some, spread over the whole project. So do tasks that come or go while the share is below 100 %.</p>
        <p>Lowering may finish tasks, raising may open them again. No annotation is touched.</p>
      </Note>
    </>
  );
}
