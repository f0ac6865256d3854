/** Every field, once as it comes and once as it comes back refused. */
import { Button } from '#views/ui/button.tsx';
import { Checkbox, RadioCards, Switch } from '#views/ui/choice.tsx';
import { ConfirmField } from '#views/ui/confirm-field.tsx';
import { PasswordField, Select, TextArea, TextField } from '#views/ui/field.tsx';
import { FileDrop } from '#views/ui/file-drop.tsx';
import { Form, FormActions, type Errors, type Given } from '#views/ui/form.tsx';
import { Section } from '#views/ui/section.tsx';

export const refused: { errors: Errors; given: Given } = {
  errors: {
    title: 'A project needs a name of 3 to 50 characters.',
    overlap: 'Between 1 and 100, please.',
    '': 'The project was changed by somebody else.',
  },
  given: { title: 'Hi', overlap: '0', sampling: 'uniform', skippable: 'on', description: 'typed' },
};

export function Fields() {
  return (
    <>
      <TextField name="title" label="Name" hint="3 to 50 characters." value="Letters of the Countess" required />
      <TextArea name="description" label="Description" required={false} value="Correspondence of 1843" />
      <TextField name="overlap" label="Annotations per task" type="number" value={3} unit="people" min={1} max={100} />
      <PasswordField name="password" label="Password" autocomplete="new-password" hint="At least 8 characters." width="medium" />
      <Select
        name="role"
        label="Role"
        value="reviewer"
        options={[
          { value: 'annotator', label: 'Annotator' },
          { value: 'reviewer', label: 'Reviewer' },
          { group: 'Higher', options: [{ value: 'manager', label: 'Manager' }] },
        ]}
      />
      <RadioCards
        name="sampling"
        legend="Order of tasks"
        value="sequential"
        options={[
          { value: 'sequential', label: 'In sequence', hint: 'By id, oldest first.', icon: 'list' },
          { value: 'uniform', label: 'At random', hint: 'Every task equally likely.', icon: 'grid' },
          { value: 'uncertainty', label: 'Least certain first', hint: 'Needs predictions with scores.', disabled: true },
        ]}
      />
      <Switch name="skippable" label="Tasks may be skipped" hint="A skipped task comes back to others." checked />
      <Checkbox name="instruction" label="Show the instruction before labeling" />
      <FileDrop name="files" label="Files" hint="JSON, CSV, TSV, TXT, pictures or sounds; 200 MB each." multiple />
      <ConfirmField phrase="Letters of the Countess" />
    </>
  );
}

export function FormGallery() {
  return (
    <>
      <Section title="A form">
        <Form action="#" id="plain">
          <Fields />
          <FormActions>
            <Button look="primary">Save</Button>
            <Button look="quiet" type="button">
              Cancel
            </Button>
          </FormActions>
        </Form>
      </Section>
      <Section title="A form that came back">
        <Form action="#" id="back" method="patch" {...refused}>
          <Fields />
        </Form>
      </Section>
    </>
  );
}
