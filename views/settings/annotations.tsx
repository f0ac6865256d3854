import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { Counters } from '#app/domain/projects/counters.ts';
import { Note } from '../layout.tsx';
import { SettingsPage } from '../settings.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form, FormActions } from '../ui/form.tsx';
import { formatNumber, plural } from '../ui/number.tsx';
import type { FormState } from './general.tsx';

export function AnnotationSettings({ project, counters, errors, given }: { project: Project; counters: Counters } & FormState) {
  const state =
    counters.tasks === 0
      ? 'There are no tasks yet; the rule applies to those that come.'
      : `${formatNumber(counters.overlappedTasks)} of ${plural(counters.tasks, 'task')} ask for more than one annotation. ${plural(counters.missingAnnotations, 'annotation')} ${counters.missingAnnotations === 1 ? 'is' : 'are'} still needed.`;
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
          max={100}
          required
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
        />
        <FormActions>
          <Button look="primary" icon="check">
            Save
          </Button>
        </FormActions>
      </Form>
    </SettingsPage>
  );
}

function Notes() {
  return (
    <>
      <Note title="Why more than one">
        <p>Where people answer the same task, you see how far they agree. A share of tasks is often enough for that and costs less.</p>
      </Note>
      <Note title="What changes">
        <p>A new number goes to the tasks that ask for several now; a new share adds tasks or frees some, spread over the whole project.</p>
        <p>Lowering may finish tasks, raising may open them again. No annotation is touched.</p>
      </Note>
    </>
  );
}
