import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { Note } from '../layout.tsx';
import { SettingsPage } from '../settings.tsx';
import { State } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { RadioCards } from '../ui/choice.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { ActionForm, Form, FormActions, Hidden, type Errors, type Given } from '../ui/form.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { Section } from '../ui/section.tsx';

export type FormState = { errors?: Errors; given?: Given };

export function GeneralSettings({ project, errors, given }: { project: Project } & FormState) {
  return (
    <SettingsPage project={project} section="general" note={<Notes />}>
      <Form action={paths.projectSettings(project.id, 'general')} method="put" id="general" errors={errors} given={given}>
        <TextField name="title" label="Title" hint="3 to 50 characters." value={project.title} required minlength={3} maxlength={50} />
        <TextArea name="description" label="Description" rows={3} value={project.description} required={false} maxlength={2000} />
        <RadioCards
          name="access"
          legend="Who may open it"
          value={project.access}
          options={[
            { value: 'private', label: 'Members only', hint: 'The people on the members page, and administrators.', icon: 'lock' },
            { value: 'public', label: 'Everybody in the organization', hint: 'Annotators still see it only while it is published.', icon: 'users' },
          ]}
        />
        <FormActions>
          <Button look="primary" icon="check">
            Save
          </Button>
        </FormActions>
      </Form>
      <Publication project={project} />
      <Duplication project={project} />
    </SettingsPage>
  );
}

function Notes() {
  return (
    <>
      <Note title="Title">
        <p>Unique among the projects of the same owner. A project in the trash still holds its title.</p>
      </Note>
      <Note title="Publish">
        <p>Annotators can label only published projects. Unpublish while you change what matters: nothing they did is lost.</p>
      </Note>
      <Note title="Duplicate">
        <p>
          A copy has the same settings, config and tabs (but for those of certain ids), no annotations, and belongs to you. It starts unpublished.
        </p>
      </Note>
    </>
  );
}

function Publication({ project }: { project: Project }) {
  const action = paths.projectPublication(project.id);
  return (
    <Section
      title="Publication"
      note={project.publishedAt ? 'Annotators see this project and can label.' : 'Annotators do not see this project yet.'}
    >
      <div class="buttons">
        <State state={project.publishedAt ? 'published' : 'draft'} />
        {project.publishedAt ? (
          <ActionForm action={action} method="delete" icon="eye-off">
            Unpublish
          </ActionForm>
        ) : (
          <ActionForm action={action} icon="send">
            Publish
          </ActionForm>
        )}
      </div>
    </Section>
  );
}

function Duplication({ project }: { project: Project }) {
  return (
    <Section title="Duplicate">
      <Form action={paths.projectDuplicates(project.id)} id="duplicate">
        <Hidden name="sent" value="1" />
        <Checkbox name="withTasks" label="Copy the tasks, too" hint="Their data only: no annotations, predictions or drafts." />
        <FormActions>
          <Button icon="copy">Duplicate project</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
