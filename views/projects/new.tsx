/** Making a project: from scratch, from a template, or a small one to try. */
import { paths, withQuery } from '#app/core/paths.ts';
import type { SampleProject } from '#app/core/templates/samples.ts';
import type { Template, TemplateGroup } from '#app/core/templates/template.ts';
import { Margin, Note, Page } from '../layout.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code.tsx';
import { Crumbs } from '../ui/crumbs.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/flash.tsx';
import { Form, FormActions, Hidden, type Errors, type Given } from '../ui/form.tsx';
import type { IconName } from '../ui/icon-names.ts';
import { plural } from '../ui/number.tsx';
import { Section, Tile, Tiles } from '../ui/section.tsx';

const mediumIcon: Record<Template['medium'], IconName> = {
  text: 'text',
  image: 'image',
  audio: 'audio',
  several: 'columns',
  html: 'code',
  dialogue: 'comment',
  table: 'grid',
  pdf: 'file',
  series: 'chart',
  video: 'video',
};
const crumbs = (label: string) => <Crumbs items={[{ href: paths.projects, label: 'Projects' }, { label }]} />;

type NewProjectProps = { template?: Template; errors?: Errors; given?: Given };

/** `template` absent: from scratch; the labeling config comes next. */
export function NewProjectPage({ template, errors, given }: NewProjectProps) {
  const note = template ? (
    <>
      <Note title={template.title}>
        <p>{template.summary}</p>
      </Note>
      <Note title="The config it brings" fold>
        <CodeBlock label={template.title} code={template.markup} lines />
      </Note>
    </>
  ) : (
    <Note title="What comes next">
      <p>After this you write the labeling config: what annotators see and what they can answer. A template is a good start there, too.</p>
    </Note>
  );
  return (
    <Page title={template ? `New project: ${template.title.toLowerCase()}` : 'New project'} crumbs={crumbs('New project')}>
      <Margin note={note}>
        <Form action={paths.projects} id="project" errors={errors} given={given}>
          {template && <Hidden name="template" value={template.id} />}
          <TextField
            name="title"
            label="Title"
            hint="3 to 50 characters. Everybody in the project sees it."
            required
            minlength={3}
            maxlength={50}
            autofocus
          />
          <TextArea name="description" label="Description" hint="What is labeled here, and what for." rows={3} required={false} maxlength={2000} />
          <FormActions>
            <Button look="primary" icon="plus">
              Create project
            </Button>
            <ButtonLink href={paths.projects} look="quiet">
              Cancel
            </ButtonLink>
          </FormActions>
        </Form>
      </Margin>
    </Page>
  );
}

export function TemplatesPage({ groups }: { groups: readonly TemplateGroup[] }) {
  return (
    <Page
      title="Use a template"
      crumbs={crumbs('Use a template')}
      lede="A template is a labeling config to start from. You can change everything in it."
    >
      <Gallery groups={groups} href={(id) => withQuery(paths.newProject, { template: id })} />
    </Page>
  );
}

/** Templates in their groups; `href` says where choosing one leads. */
export function Gallery({ groups, href }: { groups: readonly TemplateGroup[]; href: (id: string) => string }) {
  return (
    <>
      {groups.map(({ title, templates }) => (
        <Section title={title}>
          <Tiles>
            {templates.map((each) => (
              <Tile href={href(each.id)} title={each.title} icon={mediumIcon[each.medium]}>
                {each.summary}
              </Tile>
            ))}
          </Tiles>
        </Section>
      ))}
    </>
  );
}

/** `refused`: why none was made. */
export function SampleProjectsPage({ samples, refused }: { samples: readonly SampleProject[]; refused?: string }) {
  return (
    <Page
      title="Try with sample data"
      crumbs={crumbs('Sample data')}
      lede="A small project, ready to label: a config, an instruction and a few tasks. Look at everything, change it, delete it when you are done."
    >
      {refused && <Notice kind="problem">{refused}</Notice>}
      <ul class="tiles">
        {samples.map(({ kind, title, description, data }) => (
          <li class="tile">
            <h2 class="tile__title">{title.replace('Sample: ', '').replace(/^./, (letter) => letter.toUpperCase())}</h2>
            <p class="tile__text">{description}</p>
            <div class="tile__foot">
              <Form action={paths.newSampleProject} class="action-form">
                <Hidden name="kind" value={kind} />
                <Button look={kind === 'text' ? 'primary' : 'plain'} icon={kind}>
                  Make it, with {plural(data.length, 'task')}
                </Button>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}
