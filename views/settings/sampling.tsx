import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import type { ModelVersions } from '#app/domain/predictions/versions.ts';
import { Note } from '../layout.tsx';
import { SettingsPage } from '../settings.tsx';
import { Button } from '../ui/button.tsx';
import { RadioCards, Switch } from '../ui/choice.tsx';
import { Select } from '../ui/field.tsx';
import { Fieldset, Form, FormActions } from '../ui/form.tsx';
import type { FormState } from './general.tsx';

export function SamplingSettings({ project, errors, given }: { project: Project } & FormState) {
  return (
    <SettingsPage
      project={project}
      section="sampling"
      note={
        <Note title="Which task comes next">
          <p>Whoever asks for a task gets first what others have begun, so that tasks get finished. Among the rest, this rule decides.</p>
          <p>Nobody gets a task twice, and no task more answers than it needs.</p>
          <p>
            Where there are predictions of several models, <a href={paths.projectSettings(project.id, 'options')}>the current version</a> decides how
            uncertain a task is.
          </p>
        </Note>
      }
    >
      <Form action={paths.projectSettings(project.id, 'sampling')} method="put" id="sampling" errors={errors} given={given}>
        <RadioCards
          name="sampling"
          legend="Order of tasks"
          value={project.sampling}
          options={[
            { value: 'sequential', label: 'Sequential', hint: 'As they were imported.' },
            { value: 'uniform', label: 'Uniform', hint: 'At random: a part of the tasks is then a fair sample of all.' },
            {
              value: 'uncertainty',
              label: 'Uncertainty',
              hint: 'Where the current model version is least sure first. Needs predictions with scores.',
            },
          ]}
        />
        <Fieldset legend="Before all others">
          <Switch
            name="showGroundTruthFirst"
            label="Tasks with a ground truth"
            hint="New people meet tasks first whose right answer is known."
            checked={project.showGroundTruthFirst}
          />
          <Switch name="showOverlapFirst" label="Tasks that need several annotations" checked={project.showOverlapFirst} />
        </Fieldset>
        <FormActions>
          <Button look="primary" icon="check">
            Save
          </Button>
        </FormActions>
      </Form>
    </SettingsPage>
  );
}

/** Only what is there can be chosen, and what was set by the API before its predictions came. */
function ModelVersion({ project, models: { versions, more } }: { project: Project; models: ModelVersions }) {
  const { modelVersion } = project;
  const early = modelVersion !== '' && !versions.includes(modelVersion) ? [{ value: modelVersion, label: modelVersion }] : [];
  const about =
    versions.length === 0
      ? 'There are no predictions yet. The version of the first that come in becomes the current one.'
      : 'The model whose answers one starts from, and whose scores sampling by uncertainty goes by.';
  return (
    <Select
      name="modelVersion"
      label="Current model version"
      hint={more ? `${about} These are the last ${versions.length} by name; the API sets any other as model_version.` : about}
      value={modelVersion}
      options={[{ value: '', label: 'None: the newest prediction' }, ...early, ...versions.map((version) => ({ value: version, label: version }))]}
    />
  );
}

export function OptionSettings({ project, models, errors, given }: { project: Project; models: ModelVersions } & FormState) {
  return (
    <SettingsPage
      project={project}
      section="options"
      note={
        <Note title="Skips">
          <p>
            A skipped task goes to somebody else. Skips are counted per person; many of them on one task say that the instruction leaves something
            open.
          </p>
        </Note>
      }
    >
      <Form action={paths.projectSettings(project.id, 'options')} method="put" id="options" errors={errors} given={given}>
        <Switch name="maySkip" label="Skip a task" hint="Shows the button Skip." checked={project.maySkip} />
        <Switch
          name="mayBeEmpty"
          label="Submit an empty annotation"
          hint="For tasks in which there is nothing to label."
          checked={project.mayBeEmpty}
        />
        <Switch name="showHistory" label="See and change their own earlier annotations" checked={project.showHistory} />
        <Switch
          name="showPredictions"
          label="Start from predictions"
          hint="The current model's answer is loaded into the editor, to be corrected."
          checked={project.showPredictions}
        />
        <ModelVersion project={project} models={models} />
        <FormActions>
          <Button look="primary" icon="check">
            Save
          </Button>
        </FormActions>
      </Form>
    </SettingsPage>
  );
}
