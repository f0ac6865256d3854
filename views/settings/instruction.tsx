/** What annotators read before and while they label. Saved as one types; a button does it without script. */
import { paths } from '#app/core/paths.ts';
import type { Project } from '#app/db/schema/projects.ts';
import { keptIfRefused, put, type Hx } from '../hx.ts';
import { Island } from '../island.tsx';
import { Note } from '../layout.tsx';
import { SettingsPage } from '../settings.tsx';
import { Button } from '../ui/button.tsx';
import { Switch } from '../ui/choice.tsx';
import { TextArea } from '../ui/field.tsx';
import { Form, FormActions } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import { Cleaned } from '../ui/cleaned.tsx';
import type { FormState } from './general.tsx';

type Props = { project: Project; source: string } & FormState;

/** The whole form travels with each pause of typing; the answer renews the state and the preview, never the field itself. The island says `again`. */
const whileTyping = (project: Project): Hx => ({
  ...put(paths.instruction(project.id), {
    trigger: 'input delay:800ms, change, again',
    target: '#instruction-state',
    sync: 'this:replace',
    include: 'closest form',
  }),
  ...keptIfRefused,
});

export function InstructionSettings({ project, source, errors, given }: Props) {
  return (
    <SettingsPage project={project} section="instruction" scripts={['islands']} note={<Notes />}>
      <Island name="saving" props={{}}>
        <Form action={paths.instruction(project.id)} method="put" id="instruction" errors={errors} given={given} hx={whileTyping(project)}>
          <TextArea
            name="instruction"
            label="Instruction"
            value={source}
            rows={14}
            maxlength={50_000}
            placeholder={'# What to mark\n\nEvery name, once.'}
          />
          <Switch
            name="showInstruction"
            label="Show before labeling"
            hint="It stands open until one has given a first answer. After that it is one press away."
            checked={project.showInstruction}
          />
          <FormActions>
            <Button look="primary" icon="check">
              Save
            </Button>
          </FormActions>
        </Form>
        <InstructionState project={project} problem={errors?.instruction} />
      </Island>
    </SettingsPage>
  );
}

/** How it stands, and how it looks to annotators. What is written and not stored only the island knows. */
export function InstructionState({ project, saved, problem }: { project: Project; saved?: boolean; problem?: string }) {
  return (
    <div id="instruction-state">
      <output class="saved-state" data-state="answered">
        {problem ? (
          <>
            <Icon name="warning" size="small" /> Not saved: {problem}
          </>
        ) : saved ? (
          <>
            <Icon name="check" size="small" /> Saved
          </>
        ) : (
          <span class="with-script">Saved as you type.</span>
        )}
      </output>
      <p class="saved-state" data-state="waiting" hidden>
        Not saved yet
      </p>
      <output>
        <span class="saved-state" data-state="failed" hidden>
          <Icon name="warning" size="small" /> Not saved. It is tried again by itself.
        </span>
      </output>
      <Section title="As annotators see it">
        {project.instruction ? <Cleaned html={project.instruction} /> : <p class="quiet">Nothing to read yet.</p>}
      </Section>
    </div>
  );
}

function Notes() {
  return (
    <>
      <Note title="A good instruction">
        <p>One example says more than three sentences: what belongs to a label, and what just does not. Say what to do when one is not sure.</p>
      </Note>
      <Note title="How to write">
        <dl class="marks">
          <dt>
            <code># Title</code>
          </dt>
          <dd>
            a title; <code>##</code> a smaller one
          </dd>
          <dt>
            <code>**strong**</code>
          </dt>
          <dd>
            <strong>strong</strong>
          </dd>
          <dt>
            <code>*stressed*</code>
          </dt>
          <dd>
            <em>stressed</em>
          </dd>
          <dt>
            <code>- item</code>
          </dt>
          <dd>
            a list; <code>1. item</code> a numbered one
          </dd>
          <dt>
            <code>[words](https://…)</code>
          </dt>
          <dd>a link</dd>
        </dl>
        <p>An empty line begins a new paragraph. Plain HTML works, too; scripts and styles are taken out.</p>
      </Note>
    </>
  );
}
